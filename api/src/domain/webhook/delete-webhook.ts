import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Webhook } from '@fleet/contracts/webhook.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { lockWebhook, requireWebhookAdministration, toWebhook } from './webhook-rows.ts';

/**
 * Removes a webhook with its secret and the record of its deliveries.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export function deleteWebhook(
  { actor, tenantId, database }: UserContext,
  { webhookId, expectedVersion }: OperationArguments<'deleteWebhook'>,
): Promise<Webhook> {
  return database.transaction(tenantId, async (transaction) => {
    requireWebhookAdministration(actor);
    const row = await lockWebhook(transaction, webhookId, expectedVersion);
    await Promise.all([
      transaction.query({ name: 'webhook.delete', text: 'delete from webhooks where id = $1', values: [webhookId] }),
      writeAudit(transaction, actor, {
        action: 'webhook.deleted',
        entityType: 'webhook',
        entityId: webhookId,
        detail: { url: row.url },
      }),
    ]);
    return { ...toWebhook(row), active: false };
  });
}
