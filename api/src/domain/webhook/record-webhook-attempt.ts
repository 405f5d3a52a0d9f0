import { maximumWebhookFailures } from '@fleet/contracts/webhook.ts';
import type { SystemContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';

export interface WebhookAttempt {
  webhookId: string;
  eventId: string;
  eventType: string;
  attemptedAt: Date;
  durationMilliseconds: number;
  /** HTTP status of the answer; null when there was none. */
  status: number | null;
  /** Undefined when it succeeded. */
  failure: string | undefined;
}

const keptAttempts = 100;
/** "This endpoint is not wanted any more", as the Standard Webhooks specification reads it. */
const gone = 410;

/**
 * Notes how a delivery went, and switches a webhook off that fails and fails.
 * @returns whether the webhook is still on
 */
export function recordWebhookAttempt(
  { actor, tenantId, database }: SystemContext,
  attempt: WebhookAttempt,
): Promise<boolean> {
  const { webhookId, eventId, eventType, attemptedAt, durationMilliseconds, status, failure } = attempt;
  const succeeded = failure === undefined;
  return database.transaction(tenantId, async (transaction) => {
    const [webhook] = await transaction.query<{ active: boolean; failure_count: number }>({
      name: 'webhook.count-attempt',
      text: `update webhooks set failure_count = case when $2 then 0 else failure_count + 1 end, last_status = $3,
               last_delivery_at = $4
             where id = $1 returning active, failure_count`,
      values: [webhookId, succeeded, status, attemptedAt],
    });
    if (!webhook) return false;
    await Promise.all([
      transaction.query({
        name: 'webhook.record-attempt',
        text: `insert into webhook_deliveries
                 (webhook_id, event_id, event_type, attempted_at, duration_milliseconds, succeeded, status, failure)
               values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [webhookId, eventId, eventType, attemptedAt, durationMilliseconds, succeeded, status, failure ?? null],
      }),
      transaction.query({
        name: 'webhook.forget-attempts',
        text: `delete from webhook_deliveries where webhook_id = $1 and id < (
                 select id from webhook_deliveries where webhook_id = $1 order by id desc offset $2 limit 1)`,
        values: [webhookId, keptAttempts - 1],
      }),
    ]);
    const givenUp = !succeeded && (status === gone || webhook.failure_count >= maximumWebhookFailures);
    if (!webhook.active || !givenUp) return webhook.active;
    const reason =
      status === gone
        ? 'The address answered 410: gone.'
        : `${webhook.failure_count} deliveries in a row failed. ${failure}`;
    await Promise.all([
      transaction.query({
        name: 'webhook.switch-off',
        text: 'update webhooks set active = false, disabled_reason = $2, version = version + 1, updated_at = $3 where id = $1',
        values: [webhookId, reason, attemptedAt],
      }),
      writeAudit(transaction, actor, {
        action: 'webhook.disabled',
        entityType: 'webhook',
        entityId: webhookId,
        detail: { reason },
      }),
    ]);
    return false;
  });
}
