import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';

/**
 * Notes once which vehicles should be back and are not, so that their drivers hear of it.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function noteNextOverdue({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const overdue = await transaction.query<{ reservationId: string; vehicleId: string; version: number }>({
      name: 'reservation.note-overdue',
      text: `with overdue as (
               select tenant_id, id from reservations
               where status = 'active' and end_date <= $1 and overdue_noted_at is null
               order by end_date limit 200 for no key update skip locked
             )
             update reservations r set overdue_noted_at = $1 from overdue
             where r.tenant_id = overdue.tenant_id and r.id = overdue.id
             returning r.id as "reservationId", r.vehicle_id as "vehicleId", r.version`,
      values: [now()],
    });
    await recordReservationEvents(
      transaction,
      actor,
      'reservation.overdue',
      overdue.map((one) => ({ ...one, detail: {} })),
    );
    return overdue.length;
  });
}
