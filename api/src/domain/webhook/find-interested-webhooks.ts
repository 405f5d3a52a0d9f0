import { type FeatureFlags, withFlagDefaults } from '@fleet/contracts/tenant.ts';
import type { SystemContext } from '../command-context.ts';
import type { DomainEvent } from '../domain-events.ts';

export interface InterestedWebhook {
  id: string;
  url: string;
  secretEncrypted: Buffer;
}

/** Who wants to hear of an event: those that are on and asked for its type. A test concerns its own webhook alone. */
export async function findInterestedWebhooks(
  { tenantId, database }: SystemContext,
  { type, entityId }: DomainEvent,
): Promise<InterestedWebhook[]> {
  const rows = await database.read<InterestedWebhook & { feature_flags: Partial<FeatureFlags> }>(
    tenantId,
    type === 'webhook.tested'
      ? {
          name: 'webhook.to-test',
          text: `select w.id, w.url, w.secret_encrypted as "secretEncrypted", t.feature_flags
                 from webhooks w join tenants t on t.id = w.tenant_id where w.id = $1`,
          values: [entityId],
        }
      : {
          name: 'webhook.interested',
          text: `select w.id, w.url, w.secret_encrypted as "secretEncrypted", t.feature_flags
                 from webhooks w join tenants t on t.id = w.tenant_id
                 where w.active and (w.event_types = '{}' or $1 = any (w.event_types))`,
          values: [type],
        },
  );
  return rows.filter(({ feature_flags }) => withFlagDefaults(feature_flags).webhooks);
}
