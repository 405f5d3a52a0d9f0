import { Button, Field, Input, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { documentTypes, maximumDocumentBytes } from '../../contract.build-time.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';

const longestName = 120;

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
    padding: tokens.spacingVerticalL,
  },
  file: {
    maxWidth: '100%',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    '::file-selector-button': {
      minHeight: '32px',
      marginRight: tokens.spacingHorizontalS,
      padding: `0 ${tokens.spacingHorizontalM}`,
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorNeutralForeground1,
      fontFamily: 'inherit',
      fontWeight: tokens.fontWeightSemibold,
      cursor: 'pointer',
    },
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  all: { gridColumn: '1 / -1' },
});

/** Adds a paper: a PDF or a picture. */
export function DocumentForm({ vehicleId, onAdded }: { vehicleId: string; onAdded: () => void }) {
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [name, setName] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const add = useMutation({
    mutationFn: async (chosen: File) => {
      const content = new Uint8Array(await chosen.arrayBuffer());
      const contentType = documentTypes.find((type) => type === chosen.type) ?? documentTypes[0];
      const members = { vehicleId, name: name.trim(), ...(validUntil && { validUntil }), content };
      return api.uploadVehicleDocument(members, { contentType });
    },
    onSuccess: () => {
      setFile(undefined);
      setName('');
      setValidUntil('');
      if (input.current) input.current.value = '';
      onAdded();
    },
  });
  const isTooLarge = file !== undefined && file.size > maximumDocumentBytes;
  const isReady = file !== undefined && !isTooLarge && name.trim() !== '' && !add.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) add.mutate(file);
  };
  return (
    <form className={mergeClasses(surface.card, styles.form)} aria-label={t('addDocument')} onSubmit={submit}>
      <Field label={t('file')} {...(isTooLarge && { validationMessage: t('tooLarge') })}>
        {(field) => (
          <input
            {...field}
            ref={input}
            className={styles.file}
            type="file"
            accept={documentTypes.join(',')}
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              add.reset();
              setFile(chosen);
              if (chosen && name === '') setName(chosen.name.replace(/\.\w+$/, '').slice(0, longestName));
            }}
          />
        )}
      </Field>
      <Field label={t('documentName')}>
        <Input value={name} maxLength={longestName} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t('validUntilOptional')}>
        <Input type="date" value={validUntil} onChange={(_, { value }) => setValidUntil(value)} />
      </Field>
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={!isReady}
        {...(add.isPending && { icon: <Spinner size="tiny" /> })}
      >
        {t('addDocument')}
      </Button>
      <p className={mergeClasses(styles.all, styles.hint)}>{t('fileHint')}</p>
      {add.error && (
        <div className={styles.all}>
          <ErrorNotice error={add.error} />
        </div>
      )}
    </form>
  );
}
