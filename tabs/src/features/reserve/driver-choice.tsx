import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';

const mostSuggestions = 20;
const longestName = 80;

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
});

interface DriverChoiceProps {
  driverId: string;
  /** @param driverId empty for the reader */
  onChange: (driverId: string) => void;
}

/** Who drives, when that is not the reader; the pool says who may reserve for others. */
export function DriverChoice({ driverId, onChange }: DriverChoiceProps) {
  const { t } = useTranslation('reserve');
  const styles = useStyles();
  const api = useApi();
  const listId = useId();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: queryKeys.driversNamed(q),
    queryFn: ({ signal }) => api.listDrivers({ q, limit: mostSuggestions }, { signal }),
    enabled: q.length > 0,
  });
  const chosen = useQuery({
    queryKey: queryKeys.driver(driverId),
    queryFn: ({ signal }) => api.getDriver({ driverId }, { signal }),
    enabled: driverId !== '',
  });
  const drivers = data?.drivers ?? [];
  const [only] = drivers;
  const written = drivers.length === 1 && only?.displayName === text.trim() ? only.id : undefined;
  useEffect(() => {
    // Whoever writes a whole name need not choose it, too.
    if (written && !driverId) onChange(written);
  });
  const write = (value: string) => {
    setText(value);
    const named = drivers.filter(({ displayName }) => displayName === value);
    if (named[0] && named.length === 1) onChange(named[0].id);
  };
  if (driverId) {
    return (
      <Field label={t('onBehalfOf')}>
        <div className={styles.row}>
          <Input className={styles.input} readOnly value={chosen.data?.displayName ?? '…'} />
          <Button
            onClick={() => {
              setText('');
              onChange('');
            }}
          >
            {t('forMyself')}
          </Button>
        </div>
      </Field>
    );
  }
  const unknown = q !== '' && q === text.trim() && data !== undefined && drivers.length === 0;
  return (
    <Field
      label={t('onBehalfOf')}
      hint={t('onBehalfOfHint')}
      {...(unknown && { validationMessage: t('noSuchDriver') })}
    >
      <Input
        list={listId}
        value={text}
        maxLength={longestName}
        autoComplete="off"
        onChange={(_, { value }) => write(value)}
      />
      <datalist id={listId}>
        {drivers.map(({ id, displayName }) => (
          <option key={id} value={displayName} />
        ))}
      </datalist>
    </Field>
  );
}
