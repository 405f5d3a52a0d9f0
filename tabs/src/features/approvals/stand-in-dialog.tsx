import { Button, Combobox, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useMe } from '../../api-client/use-me.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';

const peopleAtOnce = 20;
const dayMilliseconds = 86_400_000;

const useStyles = makeStyles({
  detail: { margin: 0 },
  days: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalM },
});

/** Asks who decides in the reader's place, from the beginning of one day to the end of another. */
export default function StandInDialog({ onClosed }: { onClosed: () => void }) {
  const { t } = useTranslation(['approvals', 'ui']);
  const styles = useStyles();
  const api = useApi();
  const { userId } = useMe();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(true);
  const [text, setText] = useState('');
  const [delegateId, setDelegateId] = useState<string>();
  const [firstDay, setFirstDay] = useState(() => dayOf(Date.now()));
  const [lastDay, setLastDay] = useState(() => dayOf(Date.now() + 7 * dayMilliseconds));
  const [wasSent, setSent] = useState(false);
  const searched = useDeferredValue(text.trim());
  const people = useQuery({
    queryKey: queryKeys.people(searched),
    queryFn: ({ signal }) => api.listPeople({ limit: peopleAtOnce, ...(searched && { q: searched }) }, { signal }),
    placeholderData: (before) => before,
  });
  const create = useMutation({
    mutationFn: (input: Parameters<typeof api.createApprovalDelegation>[0]) => api.createApprovalDelegation(input),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.approvals });
      setOpen(false);
    },
  });
  const isBackwards = lastDay < firstDay;
  const submit = () => {
    setSent(true);
    if (!delegateId || !firstDay || !lastDay || isBackwards) return;
    const end = new Date(`${lastDay}T00:00`);
    end.setDate(end.getDate() + 1);
    const start = Math.max(new Date(`${firstDay}T00:00`).getTime(), Date.now());
    create.mutate({ delegateId, startDate: new Date(start).toISOString(), endDate: end.toISOString() });
  };
  const missing = wasSent && !delegateId;
  return (
    <Dialog
      open={open}
      size="small"
      title={t('addStandIn')}
      busy={create.isPending}
      onClose={() => setOpen(false)}
      onClosed={onClosed}
      onSubmit={submit}
      actions={
        <>
          <Button type="button" onClick={() => setOpen(false)}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" appearance="primary" disabledFocusable={create.isPending}>
            {t('ui:save')}
          </Button>
        </>
      }
    >
      <p className={styles.detail}>{t('standInDetail')}</p>
      <Field label={t('standIn')} required {...(missing && { validationMessage: t('choosePerson') })}>
        <Combobox
          freeform
          value={text}
          selectedOptions={delegateId ? [delegateId] : []}
          placeholder={t('findPerson')}
          onChange={({ target }) => {
            setText(target.value);
            setDelegateId(undefined);
          }}
          onOptionSelect={(_, { optionValue, optionText = '' }) => {
            setDelegateId(optionValue);
            setText(optionText);
          }}
        >
          {people.data?.people
            .filter((person) => person.userId !== userId)
            .map((person) => (
              <Option key={person.userId} value={person.userId}>
                {person.displayName}
              </Option>
            ))}
        </Combobox>
      </Field>
      <div className={styles.days}>
        <Field label={t('firstDay')} required>
          <Input type="date" value={firstDay} onChange={(_, { value }) => setFirstDay(value)} />
        </Field>
        <Field label={t('lastDay')} required {...(isBackwards && { validationMessage: t('endBeforeStart') })}>
          <Input type="date" value={lastDay} onChange={(_, { value }) => setLastDay(value)} />
        </Field>
      </div>
      {(create.error ?? people.error) && <ErrorNotice error={create.error ?? people.error} />}
    </Dialog>
  );
}

/** On the reader's calendar, as a date input writes it. */
function dayOf(moment: number): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}
