import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import type { ReservationEventType } from '../domain-events.ts';

interface OccurrenceEvent {
  reservationId: string;
  vehicleId: string;
  /** After the change. */
  version: number;
  detail: object;
}

/** What `recordReservationEvent` writes for one reservation, for the hundreds of a series in two statements. */
export async function recordOccurrenceEvents(
  transaction: TenantTransaction,
  actor: UserActor,
  type: ReservationEventType,
  events: readonly OccurrenceEvent[],
): Promise<void> {
  const ids = events.map(({ reservationId }) => reservationId);
  await Promise.all([
    transaction.query({
      name: 'series.audit-occurrences',
      text: `insert into audit_log (actor_kind, actor_user_id, action, entity_type, entity_id, detail)
             select $1, $2, $3, 'reservation', id, detail from unnest($4::uuid[], $5::jsonb[]) as event (id, detail)`,
      values: [actor.kind, actor.userId, type, ids, events.map(({ detail }) => JSON.stringify(detail))],
    }),
    transaction.query({
      name: 'series.outbox-occurrences',
      text: `insert into outbox_events (type, entity_id, payload)
             select $1, id, payload from unnest($2::uuid[], $3::jsonb[]) as event (id, payload)`,
      values: [type, ids, events.map(({ version, vehicleId }) => JSON.stringify({ version, vehicleId }))],
    }),
  ]);
}
