import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Webhook } from '@fleet/contracts/webhook.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { lockWebhook, requireWebhookAdministration, toWebhook } from './webhook-rows.ts';

/**
 * Has what failed sent once more to this webhook alone, also when it is switched off. Whoever has heard of it since hears
 * nothing twice.
 * @throws {DomainError} FORBIDDEN; NOT_FOUND also for a delivery so old that it was forgotten; CONFLICT for one that succeeded
 */
export function retryWebhookDelivery(
  { actor, tenantId, database }: UserContext,
  { webhookId, deliveryId }: OperationArguments<'retryWebhookDelivery'>,
): Promise<Webhook> {
  return database.transaction(tenantId, async (transaction) => {
    requireWebhookAdministration(actor);
    const row = await lockWebhook(transaction, webhookId);
    const [delivery] = await transaction.query<{ event_id: string; event_type: string; succeeded: boolean }>({
      name: 'webhook.delivery-to-retry',
      text: 'select event_id, event_type, succeeded from webhook_deliveries where webhook_id = $1 and id = $2',
      values: [webhookId, deliveryId],
    });
    if (!delivery) {
      throw new DomainError('NOT_FOUND', 'There is no such delivery any more. Choose one of the last hundred.');
    }
    if (delivery.succeeded) {
      throw new DomainError('CONFLICT', 'This has arrived. Only what failed is sent once more.');
    }
    await Promise.all([
      writeOutboxEvent(transaction, {
        type: 'webhook.retried',
        entityId: webhookId,
        payload: { eventId: delivery.event_id },
      }),
      writeAudit(transaction, actor, {
        action: 'webhook.retried',
        entityType: 'webhook',
        entityId: webhookId,
        detail: { eventId: delivery.event_id, eventType: delivery.event_type },
      }),
    ]);
    return toWebhook(row);
  });
}
