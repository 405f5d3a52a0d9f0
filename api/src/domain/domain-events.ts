import { type OutboxEvent, writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Actor } from './command-context.ts';

export const reservationEventTypes = [
  'reservation.created',
  'reservation.approved',
  'reservation.rejected',
  'reservation.cancelled',
] as const;
export type ReservationEventType = (typeof reservationEventTypes)[number];

/** What happened to a reservation, and at which of its versions. */
export type ReservationEvent = OutboxEvent<
  ReservationEventType,
  {
    version: number;
    vehicleId: string;
    /** Made with the demo data: it belongs in the calendar, but nobody is told. */
    seeded?: boolean;
  }
>;

export type DomainEvent = ReservationEvent;

/** Records in the caller's transaction what was done: the audit row and the event, so that neither exists without the other. */
export async function recordReservationEvent(
  transaction: TenantTransaction,
  actor: Actor,
  event: { type: ReservationEventType; reservationId: string; vehicleId: string; version: number; detail?: object },
): Promise<void> {
  await Promise.all([
    transaction.query({
      name: 'audit.insert',
      text: `insert into audit_log (actor_kind, actor_user_id, action, entity_type, entity_id, detail)
             values ($1, $2, $3, 'reservation', $4, $5)`,
      values: [
        actor.kind,
        actor.kind === 'system' ? null : actor.userId,
        event.type,
        event.reservationId,
        JSON.stringify(event.detail ?? {}),
      ],
    }),
    writeOutboxEvent(transaction, {
      type: event.type,
      entityId: event.reservationId,
      payload: { version: event.version, vehicleId: event.vehicleId },
    }),
  ]);
}
