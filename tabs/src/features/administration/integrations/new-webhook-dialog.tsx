import { ProblemError } from '@fleet/contracts/problem-error.ts';
import type { WebhookEventType } from '@fleet/contracts/webhook.ts';
import { Button, Checkbox, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useOpen } from '../edit/edit-dialog.tsx';
import { webhookEventTypes } from '../edit/member-rules.build-time.ts';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { FieldGroup } from '../fields/field-group.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SecretNotice } from './secret-notice.tsx';

const useStyles = makeStyles({
  events: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))' },
});

/** Tells another system of events; the secret that proves who sends is shown once. */
export default function NewWebhookDialog({ onClosed }: { onClosed: () => void }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { open, close } = useOpen();
  const [url, setUrl] = useState('');
  const [eventTypes, setEventTypes] = useState<readonly WebhookEventType[]>([]);
  const [wasSent, setSent] = useState(false);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => api.createWebhook({ url: url.trim(), eventTypes: [...eventTypes] }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks }),
  });
  const refused =
    error instanceof ProblemError ? error.problem.errors?.find(({ path }) => path === 'url')?.message : undefined;
  const problem = url.trim() ? refused : t('problems.required');
  const submit = () => {
    setSent(true);
    if (url.trim()) mutate();
  };
  const toggle = (type: WebhookEventType) =>
    setEventTypes((former) => (former.includes(type) ? former.filter((one) => one !== type) : [...former, type]));
  // Not before: what says so would lie on the secret's button, and stay there as long as it is pointed at.
  const closed = () => {
    if (data) tellSaved(data.url);
    onClosed();
  };
  return (
    <Dialog
      open={open}
      shape="drawer"
      title={t('webhooks.new')}
      unsaved={url !== '' && !data && !isPending}
      busy={isPending}
      onClose={close}
      onClosed={closed}
      {...(!data && { onSubmit: submit })}
      actions={
        data ? (
          <Button appearance="primary" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <Button type="submit" appearance="primary" disabledFocusable={isPending}>
            {t('webhooks.create')}
          </Button>
        )
      }
    >
      {data ? (
        <SecretNotice label={t('webhooks.secret')} secret={data.secret} />
      ) : (
        <>
          <TextField
            label={t('webhooks.url')}
            hint={t('webhooks.urlHint')}
            required
            type="url"
            placeholder="https://"
            value={url}
            problem={wasSent ? problem : undefined}
            onChange={setUrl}
          />
          <FieldGroup name={t('webhooks.events')} label={t('webhooks.events')} hint={t('webhooks.eventsHint')}>
            <div className={styles.events}>
              {webhookEventTypes.map((type) => (
                <Checkbox key={type} label={type} checked={eventTypes.includes(type)} onChange={() => toggle(type)} />
              ))}
            </div>
          </FieldGroup>
          {error && !refused && <ErrorNotice error={error} />}
        </>
      )}
    </Dialog>
  );
}
