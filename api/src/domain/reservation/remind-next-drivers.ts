import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';

const aheadMilliseconds = 24 * 3_600_000;

/**
 * Reminds of reservations that start within a day. Whoever got theirs later than a day before has it in mind.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function remindNextDrivers({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const due = await transaction.query<{ reservationId: string; vehicleId: string; version: number }>({
      name: 'reservation.remind',
      text: `with due as (
               select tenant_id, id from reservations
               where status = 'approved' and reminded_at is null and start_date > $1 and start_date <= $2
                 and coalesce(approved_at, created_at) <= start_date - interval '24 hours'
               order by start_date limit 200 for no key update skip locked
             )
             update reservations r set reminded_at = $1 from due where r.tenant_id = due.tenant_id and r.id = due.id
             returning r.id as "reservationId", r.vehicle_id as "vehicleId", r.version`,
      values: [at, new Date(at.getTime() + aheadMilliseconds)],
    });
    await recordReservationEvents(
      transaction,
      actor,
      'reservation.due',
      due.map((one) => ({ ...one, detail: {} })),
    );
    return due.length;
  });
}
