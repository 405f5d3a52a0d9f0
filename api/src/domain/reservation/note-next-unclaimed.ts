import type { SystemContext } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import { unclaimedReservations } from './unclaimed-reservations.ts';

interface Unclaimed {
  reservationId: string;
  vehicleId: string;
  version: number;
  releasedAt: Date;
}

/**
 * Notes once which vehicles wait for a driver who has let half of their time pass, so that the driver hears of it before it is
 * given up.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function noteNextUnclaimed({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const unclaimed = await transaction.query<Unclaimed>({
      name: 'reservation.note-unclaimed',
      text: `${unclaimedReservations(
        'p.no_show_minutes / 2',
        'not away.is_away and r.end_date > $1 and r.unclaimed_noted_at is null',
      )}
             update reservations r set unclaimed_noted_at = $1
             from due where r.tenant_id = due.tenant_id and r.id = due.id
             returning r.id as "reservationId", r.vehicle_id as "vehicleId", r.version, due.released_at as "releasedAt"`,
      values: [now()],
    });
    await recordReservationEvents(
      transaction,
      actor,
      'reservation.unclaimed',
      unclaimed.map(({ releasedAt: at, ...one }) => {
        const releasedAt = at.toISOString();
        return { ...one, releasedAt, detail: { releasedAt } };
      }),
    );
    return unclaimed.length;
  });
}
