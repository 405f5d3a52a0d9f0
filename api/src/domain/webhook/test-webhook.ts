import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Webhook } from '@fleet/contracts/webhook.ts';
import type { UserContext } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';
import { lockWebhook, requireWebhookAdministration, toWebhook } from './webhook-rows.ts';

/**
 * Has a message sent to this webhook alone, also when it is switched off. Its deliveries show how it went.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND
 */
export function testWebhook(
  { actor, tenantId, database }: UserContext,
  { webhookId }: OperationArguments<'testWebhook'>,
): Promise<Webhook> {
  return database.transaction(tenantId, async (transaction) => {
    requireWebhookAdministration(actor);
    const row = await lockWebhook(transaction, webhookId);
    await recordEvent(transaction, actor, {
      event: 'webhook.tested',
      action: 'webhook.tested',
      entityType: 'webhook',
      entityId: webhookId,
    });
    return toWebhook(row);
  });
}
