import type { ReservationEventType } from '@fleet/contracts/event-types.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Actor } from './command-context.ts';
import type { ReservationEventPayload } from './domain-events.ts';

export interface OneOfManyEvents extends ReservationEventPayload {
  reservationId: string;
  detail: object;
}

/** What `recordReservationEvent` writes for one reservation, for hundreds in two statements. */
export async function recordReservationEvents(
  transaction: TenantTransaction,
  actor: Actor,
  type: ReservationEventType,
  events: readonly OneOfManyEvents[],
): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map(({ reservationId }) => reservationId);
  const userId = actor.kind === 'system' ? null : actor.userId;
  await Promise.all([
    transaction.query({
      name: 'reservation.audit-many',
      text: `insert into audit_log (actor_kind, actor_user_id, action, entity_type, entity_id, detail)
             select $1, $2, $3, 'reservation', id, detail from unnest($4::uuid[], $5::jsonb[]) as event (id, detail)`,
      values: [actor.kind, userId, type, ids, events.map(({ detail }) => JSON.stringify(detail))],
    }),
    transaction.query({
      name: 'reservation.outbox-many',
      text: `insert into outbox_events (type, entity_id, payload)
             select $1, id, payload from unnest($2::uuid[], $3::jsonb[]) as event (id, payload)`,
      values: [type, ids, events.map(({ reservationId: _id, detail: _detail, ...payload }) => JSON.stringify(payload))],
    }),
  ]);
}
