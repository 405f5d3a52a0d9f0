import type { Webhook } from '@fleet/contracts/webhook.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import ConfirmDialog from '../confirm-dialog.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';

export default function DeleteWebhookDialog({ webhook, onClosed }: { webhook: Webhook; onClosed: () => void }) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const remove = async () => {
    await api.deleteWebhook({ webhookId: webhook.id, expectedVersion: webhook.version });
    await queryClient.invalidateQueries({ queryKey: queryKeys.webhooks });
    tellSaved(webhook.url);
  };
  return (
    <ConfirmDialog
      title={t('webhooks.deleteTitle')}
      detail={t('webhooks.deleteDetail', { url: webhook.url })}
      confirm={t('remove')}
      run={remove}
      onClosed={onClosed}
    />
  );
}
