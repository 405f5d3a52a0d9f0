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

type ReservationEventPayload = { version: number; vehicleId: string };

/** What somebody did to a reservation, and at which of its versions. */
export type ReservationEvent = OutboxEvent<ReservationEventType, ReservationEventPayload>;

/** A reservation came with other data, such as the demo's: the calendar shows it, but nobody is told. */
export type ReservationImported = OutboxEvent<'reservation.imported', ReservationEventPayload>;

export type DomainEvent = ReservationEvent | ReservationImported;

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
