import type { Webhook } from '@fleet/contracts/webhook.ts';
import { Button } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { Card } from '../card.tsx';
import { WebhookCard } from './webhook-card.tsx';

const NewWebhookDialog = lazy(() => import('./new-webhook-dialog.tsx'));
const DeliveriesDialog = lazy(() => import('./deliveries-dialog.tsx'));
const DeleteWebhookDialog = lazy(() => import('./delete-webhook-dialog.tsx'));

type Shown = { name: 'new' } | { name: 'deliveries' | 'delete'; webhook: Webhook };

/** Other systems that are told of events. */
export function Webhooks() {
  const { t } = useTranslation('administration');
  const api = useApi();
  const [dialog, setDialog] = useState<Shown>();
  const { data, error } = useQuery({
    queryKey: queryKeys.webhooks,
    queryFn: ({ signal }) => api.listWebhooks({}, { signal }),
  });
  const closed = () => setDialog(undefined);
  return (
    <>
      <Card
        title={t('webhooks.title')}
        actions={
          <Button icon={<Add20Regular />} onClick={() => setDialog({ name: 'new' })}>
            {t('webhooks.new')}
          </Button>
        }
      >
        {error ? (
          <ErrorNotice error={error} />
        ) : data ? (
          data.webhooks.length === 0 && <p>{t('webhooks.empty')}</p>
        ) : (
          <RowsPlaceholder />
        )}
      </Card>
      {data?.webhooks.map((webhook) => (
        <WebhookCard
          key={webhook.id}
          webhook={webhook}
          onDeliveries={() => setDialog({ name: 'deliveries', webhook })}
          onDelete={() => setDialog({ name: 'delete', webhook })}
        />
      ))}
      <Suspense>
        {dialog?.name === 'new' && <NewWebhookDialog onClosed={closed} />}
        {dialog?.name === 'deliveries' && <DeliveriesDialog webhook={dialog.webhook} onClosed={closed} />}
        {dialog?.name === 'delete' && <DeleteWebhookDialog webhook={dialog.webhook} onClosed={closed} />}
      </Suspense>
    </>
  );
}
