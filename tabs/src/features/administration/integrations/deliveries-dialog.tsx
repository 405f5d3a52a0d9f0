import type { Webhook, WebhookDelivery } from '@fleet/contracts/webhook.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular, ErrorCircle16Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useOpen } from '../edit/edit-dialog.tsx';
import { useMoment } from './use-moment.ts';

/** While it is looked at: what was asked for arrives a moment later. */
const askAgainMilliseconds = 2_000;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  what: { flexGrow: 1, minWidth: '160px', overflowWrap: 'anywhere' },
  detail: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The last attempts to tell another system, newest first; what failed can be sent once more. */
export default function DeliveriesDialog({ webhook, onClosed }: { webhook: Webhook; onClosed: () => void }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const { open, close } = useOpen();
  const { id: webhookId } = webhook;
  const { data, error } = useQuery({
    queryKey: queryKeys.webhookDeliveries(webhookId),
    queryFn: ({ signal }) => api.listWebhookDeliveries({ webhookId }, { signal }),
    refetchInterval: askAgainMilliseconds,
  });
  const retry = useMutation({
    mutationFn: (deliveryId: string) => api.retryWebhookDelivery({ webhookId, deliveryId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks }),
  });
  const arrived = new Set(data?.deliveries.filter(({ succeeded }) => succeeded).map(({ eventId }) => eventId));
  const problem = error ?? retry.error;
  return (
    <Dialog
      open={open}
      shape="drawer"
      size="large"
      title={t('webhooks.deliveries')}
      onClose={close}
      onClosed={onClosed}
    >
      {problem && <ErrorNotice error={problem} />}
      {!data ? (
        <RowsPlaceholder />
      ) : data.deliveries.length === 0 ? (
        <p>{t('webhooks.noDeliveries')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('webhooks.deliveries')}>
          {data.deliveries.map((delivery) => (
            <li key={delivery.id} className={styles.row}>
              <DeliveryLine delivery={delivery} />
              {!arrived.has(delivery.eventId) && (
                <Button
                  size="small"
                  disabledFocusable={retry.isPending}
                  aria-label={t('webhooks.retryOf', { event: delivery.eventType })}
                  onClick={() => retry.mutate(delivery.id)}
                >
                  {t('webhooks.retry')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function DeliveryLine({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const moment = useMoment();
  const { succeeded, status, failure } = delivery;
  return (
    <>
      <StatusBadge
        tone={succeeded ? 'good' : 'bad'}
        icon={succeeded ? <CheckmarkCircle16Regular /> : <ErrorCircle16Regular />}
      >
        {status === null ? t('webhooks.noAnswer') : String(status)}
      </StatusBadge>
      <span className={styles.what}>
        {delivery.eventType}
        <span className={styles.detail}>
          {[
            moment(delivery.attemptedAt),
            t('webhooks.took', { count: delivery.durationMilliseconds }),
            ...(failure ? [failure] : []),
          ].join(' · ')}
        </span>
      </span>
    </>
  );
}
