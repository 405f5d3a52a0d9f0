import { type FeatureFlags, withFlagDefaults } from '@fleet/contracts/tenant.ts';
import type { SystemContext } from '../command-context.ts';
import type { DomainEvent, WebhookRetried } from '../domain-events.ts';
import type { InterestedWebhook } from './find-interested-webhooks.ts';

interface Row extends InterestedWebhook {
  feature_flags: Partial<FeatureFlags>;
  event: DomainEvent;
}

/** Which webhook is to hear once more, and of what; nothing when either is gone or webhooks are switched off. */
export async function findWebhookRetry(
  { tenantId, database }: SystemContext,
  { entityId, payload }: WebhookRetried,
): Promise<{ webhook: InterestedWebhook; event: DomainEvent } | undefined> {
  const [row] = await database.read<Row>(tenantId, {
    name: 'webhook.to-retry',
    text: `select w.id, w.url, w.secret_encrypted as "secretEncrypted", t.feature_flags,
             json_build_object('id', e.id, 'tenantId', e.tenant_id, 'type', e.type, 'entityId', e.entity_id,
               'payload', e.payload, 'occurredAt', e.occurred_at) as event
           from webhooks w
           join tenants t on t.id = w.tenant_id
           join outbox_events e on e.tenant_id = w.tenant_id and e.id = $2
           where w.id = $1`,
    values: [entityId, payload.eventId],
  });
  if (!row || !withFlagDefaults(row.feature_flags).webhooks) return undefined;
  const { id, url, secretEncrypted, event } = row;
  return { webhook: { id, url, secretEncrypted }, event };
}
