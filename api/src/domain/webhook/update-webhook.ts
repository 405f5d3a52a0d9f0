import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Webhook } from '@fleet/contracts/webhook.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import {
  lockWebhook,
  requireWebhookAdministration,
  toWebhook,
  type WebhookRow,
  webhookColumns,
} from './webhook-rows.ts';

/**
 * Changes a webhook. Switched on again, it begins to count failures anew.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export function updateWebhook(
  { actor, tenantId, database, now }: UserContext,
  { webhookId, expectedVersion, ...input }: OperationArguments<'updateWebhook'>,
): Promise<Webhook> {
  return database.transaction(tenantId, async (transaction) => {
    requireWebhookAdministration(actor);
    const row = await lockWebhook(transaction, webhookId, expectedVersion);
    const before = { url: row.url, eventTypes: row.event_types, active: row.active };
    const after = merge(before, input);
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0) return toWebhook(row);
    const [updated] = await transaction.query<WebhookRow>({
      name: 'webhook.update',
      text: `update webhooks set url = $2, event_types = $3, active = $4,
               failure_count = case when $4 and not active then 0 else failure_count end,
               disabled_reason = case when $4 then null else disabled_reason end,
               version = version + 1, updated_at = $5
             where id = $1 returning ${webhookColumns}`,
      values: [webhookId, after.url, after.eventTypes, after.active, now()],
    });
    await writeAudit(transaction, actor, {
      action: 'webhook.updated',
      entityType: 'webhook',
      entityId: webhookId,
      detail: changes,
    });
    return toWebhook(updated ?? row);
  });
}
