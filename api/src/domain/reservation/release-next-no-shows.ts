import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import { unclaimedReservations } from './unclaimed-reservations.ts';

interface Released {
  reservationId: string;
  vehicleId: string;
  version: number;
  cause: 'no-show' | 'vehicle';
}

/**
 * Cancels reservations whose vehicle nobody took in time, where the pool has such a time. A driver whose vehicle was never
 * there is let off when their time is over.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function releaseNextNoShows({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const released = await transaction.query<Released>({
      name: 'reservation.release-no-shows',
      text: `${unclaimedReservations('p.no_show_minutes', '(r.end_date <= $1 or not away.is_away)')}
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
