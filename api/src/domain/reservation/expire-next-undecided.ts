import { supersedeApprovals } from '../approval/supersede-approvals.ts';
import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';

/** Whoever reserves at the last moment, or for right now, leaves so much time to decide. */
const leastMilliseconds = 30 * 60_000;

/**
 * Cancels reservations that nobody has decided about before they began, which frees the vehicle. Those that were made or
 * changed shortly before are given half an hour, but not beyond their end.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function expireNextUndecided({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const expired = await transaction.query<{ reservationId: string; vehicleId: string; version: number }>({
      name: 'reservation.expire-undecided',
      text: `with due as (
               select tenant_id, id from reservations
               where status = 'pending' and start_date <= $1 and (updated_at <= $2 or end_date <= $1)
               order by start_date limit 200 for no key update skip locked
             )
             update reservations r set status = 'cancelled', cancellation_cause = 'undecided',
               cancellation_reason = 'Nobody decided before it began', version = r.version + 1, updated_at = $1
             from due where r.tenant_id = due.tenant_id and r.id = due.id
             returning r.id as "reservationId", r.vehicle_id as "vehicleId", r.version`,
      values: [at, new Date(at.getTime() - leastMilliseconds)],
    });
    await Promise.all([
      supersedeApprovals(
        transaction,
        expired.map(({ reservationId }) => reservationId),
      ),
      recordReservationEvents(
        transaction,
        actor,
        'reservation.cancelled',
        expired.map((one) => ({ ...one, detail: { cause: 'undecided' } })),
      ),
    ]);
    return expired.length;
  });
}
