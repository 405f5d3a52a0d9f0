import type { SystemContext } from '../command-context.ts';
import type { Changes } from '../describe-changes.ts';

export interface WhatHappened {
  /** Undefined when it was the product itself. */
  by: { userId: string; displayName: string } | undefined;
  /** What it changed; empty for what changes no members. */
  changes: Changes;
}

/** Who did what an event of a reservation tells of: its audit row, which was written in the same transaction. */
export async function findWhatHappened({ database, tenantId }: SystemContext, eventId: string): Promise<WhatHappened> {
  const [row] = await database.read<{ user_id: string | null; display_name: string | null; detail: Changes }>(
    tenantId,
    {
      name: 'audit.of-event',
      text: `select u.id as user_id, u.display_name, a.detail
           from outbox_events e
           join audit_log a on a.tenant_id = e.tenant_id and a.entity_type = 'reservation' and a.entity_id = e.entity_id
             and a.action = e.type and a.occurred_at = e.occurred_at
           left join users u on u.tenant_id = a.tenant_id and u.id = a.actor_user_id
           where e.id = $1 limit 1`,
      values: [eventId],
    },
  );
  const by = row?.user_id ? { userId: row.user_id, displayName: row.display_name ?? '' } : undefined;
  const changes = Object.entries(row?.detail ?? {}).filter(([, change]) => isChange(change));
  return { by, changes: Object.fromEntries(changes) };
}

function isChange(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}
