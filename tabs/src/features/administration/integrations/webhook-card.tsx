import type { Webhook } from '@fleet/contracts/webhook.ts';
import { Button } from '@fluentui/react-components';
import {
  CheckmarkCircle16Regular,
  Clock16Regular,
  ErrorCircle16Regular,
  PlugDisconnected16Regular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { Card } from '../card.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { useMoment } from './use-moment.ts';

interface WebhookCardProps {
  webhook: Webhook;
  onDeliveries: () => void;
  onDelete: () => void;
}

/** One system that is told of events: how it answers, tested, switched off and on. */
export function WebhookCard({ webhook, onDeliveries, onDelete }: WebhookCardProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const moment = useMoment();
  const { id: webhookId, url, active } = webhook;
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks });
  const put = async (isOn: boolean) => {
    await api.updateWebhook({ webhookId, active: isOn });
    await refresh();
  };
  const test = useMutation({
    mutationFn: () => api.testWebhook({ webhookId }),
    onSuccess: onDeliveries,
    onSettled: refresh,
  });
  const switching = useMutation({ mutationFn: put, onSuccess: (_, isOn) => tellSaved(url, () => put(!isOn)) });
  const error = test.error ?? switching.error;
  return (
    <Card
      title={url}
      badge={<WebhookBadge webhook={webhook} />}
      actions={
        <>
          <Button appearance="subtle" aria-label={t('webhooks.deliveriesOf', { url })} onClick={onDeliveries}>
            {t('webhooks.deliveries')}
          </Button>
          <Button
            appearance="subtle"
            aria-label={t('telematics.testOf', { name: url })}
            disabledFocusable={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('telematics.test')}
          </Button>
          <Button
            appearance="subtle"
            aria-label={t(active ? 'switchOffOf' : 'switchOnOf', { name: url })}
            disabledFocusable={switching.isPending}
            onClick={() => switching.mutate(!active)}
          >
            {t(active ? 'switchOff' : 'switchOn')}
          </Button>
          <Button appearance="subtle" aria-label={t('removeOf', { name: url })} onClick={onDelete}>
            {t('remove')}
          </Button>
        </>
      }
      facts={[
        {
          name: t('webhooks.events'),
          value: webhook.eventTypes.length > 0 ? webhook.eventTypes.join(', ') : t('webhooks.allEvents'),
        },
        { name: t('webhooks.lastDelivery'), value: moment(webhook.lastDeliveryAt) },
        { name: t('webhooks.lastStatus'), value: webhook.lastStatus === null ? t('none') : String(webhook.lastStatus) },
        ...(webhook.disabledReason ? [{ name: t('webhooks.disabledReason'), value: webhook.disabledReason }] : []),
      ]}
    >
      {error && <ErrorNotice error={error} />}
    </Card>
  );
}

function WebhookBadge({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('administration');
  if (!webhook.active)
    return (
      <StatusBadge tone="quiet" icon={<PlugDisconnected16Regular />}>
        {t('telematics.health.off')}
      </StatusBadge>
    );
  if (webhook.failureCount > 0)
    return (
      <StatusBadge tone="bad" icon={<ErrorCircle16Regular />}>
        {t('webhooks.failures', { count: webhook.failureCount })}
      </StatusBadge>
    );
  return webhook.lastDeliveryAt ? (
    <StatusBadge tone="good" icon={<CheckmarkCircle16Regular />}>
      {t('telematics.health.working')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="waiting" icon={<Clock16Regular />}>
      {t('telematics.health.waiting')}
    </StatusBadge>
  );
}
