import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import type { SecretBox } from '../secret-box.ts';
import { lockTenant } from '../tenant/lock-tenant.ts';
import { requireFeature } from '../tenant/require-feature.ts';
import { requireWebhookAdministration, toWebhook, type WebhookRow, webhookColumns } from './webhook-rows.ts';
import { newWebhookSecret, webhookSecretPurpose } from './webhook-secret.ts';

/** Each event goes to each of them, so they are few. */
const maximumWebhooks = 20;

/**
 * Tells another system of events from now on.
 * @param secretBox keeps the secret that signs
 * @returns the webhook with its secret, which is never told again
 * @throws {DomainError} FORBIDDEN, CONFLICT when there are too many
 */
export function createWebhook(
  { actor, tenantId, database, now }: UserContext,
  { url, eventTypes }: OperationArguments<'createWebhook'>,
  secretBox: SecretBox,
): Promise<OperationOutput<'createWebhook'>> {
  return database.transaction(tenantId, async (transaction) => {
    requireWebhookAdministration(actor);
    await requireFeature(transaction, 'webhooks');
    await lockTenant(transaction);
    const [found] = await transaction.query<{ count: number }>({
      name: 'webhook.count',
      text: 'select count(*)::int as count from webhooks',
    });
    if ((found?.count ?? 0) >= maximumWebhooks) {
      throw new DomainError('CONFLICT', `There are ${maximumWebhooks} webhooks already. Remove one that nobody needs.`);
    }
    const secret = newWebhookSecret();
    const [row] = await transaction.query<WebhookRow>({
      name: 'webhook.insert',
      text: `insert into webhooks (url, event_types, secret_encrypted, created_by, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $5) returning ${webhookColumns}`,
      values: [url, eventTypes, secretBox.seal(secret, webhookSecretPurpose(tenantId)), actor.userId, now()],
    });
    if (!row) throw new Error('The webhook was not made');
    await writeAudit(transaction, actor, {
      action: 'webhook.created',
      entityType: 'webhook',
      entityId: row.id,
      detail: { url, eventTypes },
    });
    return { ...toWebhook(row), secret };
  });
}
