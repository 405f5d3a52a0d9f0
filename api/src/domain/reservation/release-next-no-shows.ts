import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';

interface Released {
  reservationId: string;
  vehicleId: string;
  version: number;
  cause: 'no-show' | 'vehicle';
}

/**
 * Cancels reservations whose vehicle nobody took in time, where the pool has such a time. It counts from when the vehicle
 * was there: a driver who waits for it is no no-show, and is let off when their time is over.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function releaseNextNoShows({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const released = await transaction.query<Released>({
      name: 'reservation.release-no-shows',
      text: `with due as (
               select r.tenant_id, r.id, p.no_show_minutes, away.is_away
               from reservations r
               join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
               join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
               cross join lateral (
                 select v.status <> 'active'
                   or exists (select from reservations earlier
                     where earlier.tenant_id = r.tenant_id and earlier.vehicle_id = r.vehicle_id
                       and earlier.status = 'active' and earlier.start_date < r.start_date)
                   or exists (select from maintenance m
                     where m.tenant_id = r.tenant_id and m.vehicle_id = r.vehicle_id and m.status = 'in_progress'
                       and m.start_date <= $1 and (m.end_date is null or m.end_date > $1)) as is_away
               ) away
               where r.status = 'approved' and r.start_date < $1 and p.no_show_minutes is not null
                 and (r.end_date <= $1 or not away.is_away)
                 and add_minutes(greatest(r.start_date, (select max(h.occurred_at) from handovers h
                     where h.tenant_id = r.tenant_id and h.vehicle_id = r.vehicle_id and h.kind = 'check-in'
                       and h.occurred_at <= $1)), p.no_show_minutes) <= $1
               order by r.start_date limit 200 for no key update of r skip locked
             )
             update reservations r set status = 'cancelled', version = r.version + 1, updated_at = $1,
               cancellation_cause = case when due.is_away then 'vehicle' else 'no-show' end,
               cancellation_reason = case when due.is_away then 'The vehicle was not there'
                 else format('Nobody took the vehicle within %s minutes', due.no_show_minutes) end
             from due where r.tenant_id = due.tenant_id and r.id = due.id
             returning r.id as "reservationId", r.vehicle_id as "vehicleId", r.version, r.cancellation_cause as cause`,
      values: [now()],
    });
    await recordReservationEvents(
      transaction,
      actor,
      'reservation.cancelled',
      released.map(({ cause, ...one }) => ({ ...one, detail: { cause } })),
    );
    return released.length;
  });
}
