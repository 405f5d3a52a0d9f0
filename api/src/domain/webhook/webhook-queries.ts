import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { Webhook, WebhookDelivery } from '@fleet/contracts/webhook.ts';
import type { UserContext } from '../command-context.ts';
import {
  requireWebhookAdministration,
  toWebhook,
  type WebhookRow,
  webhookColumns,
  webhookNotFound,
} from './webhook-rows.ts';

/** The tenant's webhooks, newest first. */
export async function listWebhooks({
  actor,
  tenantId,
  database,
}: UserContext): Promise<OperationOutput<'listWebhooks'>> {
  requireWebhookAdministration(actor);
  const rows = await database.read<WebhookRow>(tenantId, {
    name: 'webhook.list',
    text: `select ${webhookColumns} from webhooks order by id desc`,
  });
  return { webhooks: rows.map(toWebhook) };
}

export async function getWebhook(
  { actor, tenantId, database }: UserContext,
  { webhookId }: OperationArguments<'getWebhook'>,
): Promise<Webhook> {
  requireWebhookAdministration(actor);
  const [row] = await database.read<WebhookRow>(tenantId, {
    name: 'webhook.get',
    text: `select ${webhookColumns} from webhooks where id = $1`,
    values: [webhookId],
  });
  if (!row) throw webhookNotFound();
  return toWebhook(row);
}

interface DeliveryRow extends Omit<WebhookDelivery, 'attemptedAt'> {
  attempted_at: Date;
}

/** The last attempts of a webhook, newest first. */
export async function listWebhookDeliveries(
  { actor, tenantId, database }: UserContext,
  { webhookId, limit }: OperationArguments<'listWebhookDeliveries'>,
): Promise<OperationOutput<'listWebhookDeliveries'>> {
  requireWebhookAdministration(actor);
  const rows = await database.read<DeliveryRow | { id: null }>(tenantId, {
    name: 'webhook.deliveries',
    text: `select d.id, d.event_id as "eventId", d.event_type as "eventType", d.attempted_at,
             d.duration_milliseconds as "durationMilliseconds", d.succeeded, d.status, d.failure
           from webhooks w left join webhook_deliveries d on d.tenant_id = w.tenant_id and d.webhook_id = w.id
           where w.id = $1 order by d.id desc limit $2`,
    values: [webhookId, limit],
  });
  if (rows.length === 0) throw webhookNotFound();
  const deliveries = rows.flatMap((row) => (row.id === null ? [] : [toDelivery(row)]));
  return { deliveries };
}

function toDelivery({ attempted_at, ...row }: DeliveryRow): WebhookDelivery {
  return { ...row, attemptedAt: attempted_at.toISOString() };
}
