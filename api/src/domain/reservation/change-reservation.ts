/** What the commands that change one reservation have in common: see it, be allowed, change it once, record it. */
import type { ReservationEventType } from '@fleet/contracts/event-types.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { type ReservationEventPayload, recordReservationEvent } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { explainLateness } from './explain-lateness.ts';
import { refuseAction, reservationNotFound } from './reservation-policy.ts';
import { factsOf, type ReservationRow, selectReservationById, toReservation } from './reservation-rows.ts';

export interface Change {
  reservationId: string;
  action: Reservation['allowedActions'][number];
  /** What the caller has seen, when they say so. */
  expectedVersion: number | undefined;
  /**
   * Writes it, raising the version by one.
   * @param before as it is under its lock, so that nobody else changes it
   */
  write(transaction: TenantTransaction, before: ReservationRow, now: Date): Promise<Written>;
}

/** What happened, for the audit log and the effects. */
export interface Written extends Pick<ReservationEventPayload, 'askedUserIds' | 'tellsOf' | 'toldBy'> {
  eventType: ReservationEventType;
  detail?: object;
}

/**
 * @returns the reservation after the change
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, RULE_VIOLATED, PRECONDITION_FAILED, or CONFLICT when somebody was faster, naming who and when
 */
export function changeReservation(context: UserContext, change: Change): Promise<Reservation> {
  const { actor, database, tenantId, now } = context;
  const { reservationId, action } = change;
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await transaction.query({
      name: 'reservation.lock',
      text: 'select from reservations where id = $1 for no key update',
      values: [reservationId],
    });
    const before = await readRow(transaction, reservationId);
    const refusal = refuseAction(action, actor, before && factsOf(before), at);
    if (!before) throw reservationNotFound();
    if (refusal?.code === 'CONFLICT') throw await explainLateness(transaction, actor, action, before);
    if (refusal) throw new DomainError(refusal.code, refusal.message);
    requireVersion('reservation', before.version, change.expectedVersion);
    const written = await change.write(transaction, before, at);
    const { eventType, ...event } = written;
    const [after] = await Promise.all([
      readRow(transaction, reservationId),
      recordReservationEvent(transaction, actor, {
        ...event,
        type: eventType,
        reservationId,
        vehicleId: before.vehicle.id,
        version: before.version + 1,
      }),
    ]);
    if (!after) throw reservationNotFound();
    return toReservation(after, actor, at);
  });
}

async function readRow(transaction: TenantTransaction, reservationId: string): Promise<ReservationRow | undefined> {
  const [row] = await transaction.query<ReservationRow>({ ...selectReservationById, values: [reservationId] });
  return row;
}
