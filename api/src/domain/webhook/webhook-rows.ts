import type { Webhook } from '@fleet/contracts/webhook.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';

export interface WebhookRow {
  id: string;
  url: string;
  event_types: Webhook['eventTypes'];
  active: boolean;
  disabled_reason: string | null;
  failure_count: number;
  last_status: number | null;
  last_delivery_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const webhookColumns = `id, url, event_types, active, disabled_reason, failure_count, last_status, last_delivery_at,
  version, created_at, updated_at`;

export function toWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    eventTypes: row.event_types,
    active: row.active,
    disabledReason: row.disabled_reason,
    failureCount: row.failure_count,
    lastStatus: row.last_status,
    lastDeliveryAt: row.last_delivery_at?.toISOString() ?? null,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** @throws {DomainError} FORBIDDEN for everybody but administrators: a webhook carries data out of the tenant */
export function requireWebhookAdministration(actor: Pick<UserActor, 'roles'>): void {
  if (actor.roles.includes('admin')) return;
  throw new DomainError('FORBIDDEN', 'Only administrators manage webhooks. Ask one of yours.');
}

/** @throws {DomainError} NOT_FOUND, PRECONDITION_FAILED */
export async function lockWebhook(
  transaction: TenantTransaction,
  webhookId: string,
  expectedVersion?: number | undefined,
): Promise<WebhookRow> {
  const [row] = await transaction.query<WebhookRow>({
    name: 'webhook.get-for-update',
    text: `select ${webhookColumns} from webhooks where id = $1 for update`,
    values: [webhookId],
  });
  if (!row) throw webhookNotFound();
  requireVersion('webhook', row.version, expectedVersion);
  return row;
}

export function webhookNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such webhook. GET /api/v1/webhooks lists them.');
}
