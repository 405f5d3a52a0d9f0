import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';

/**
 * Completes reservations that are over, turnaround included, where nobody records handovers: a pool that does has a time
 * after which nobody comes any more. So the index of live reservations stays small.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function completeNextEnded({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const completed = await transaction.query<{ reservationId: string; vehicleId: string; version: number }>({
      name: 'reservation.complete-ended',
      text: `with ended as (
               select r.tenant_id, r.id
               from reservations r
               join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
               join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
               where r.status = 'approved' and r.start_date < $1 and r.buffered_end_date <= $1 and p.no_show_minutes is null
               order by r.start_date limit 200 for no key update of r skip locked
             )
             update reservations r set status = 'completed', version = r.version + 1, updated_at = $1
             from ended where r.tenant_id = ended.tenant_id and r.id = ended.id
             returning r.id as "reservationId", r.vehicle_id as "vehicleId", r.version`,
      values: [now()],
    });
    await recordReservationEvents(
      transaction,
      actor,
      'reservation.completed',
      completed.map((one) => ({ ...one, detail: {} })),
    );
    return completed.length;
  });
}
