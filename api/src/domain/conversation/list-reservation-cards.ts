import type { CommandContext } from '../command-context.ts';
import type { ReservationCard } from './record-reservation-card.ts';

/** The cards that show a reservation, wherever they were sent. */
export async function listReservationCards(
  { tenantId, database }: CommandContext,
  reservationId: string,
): Promise<ReservationCard[]> {
  return database.read<ReservationCard>(tenantId, {
    name: 'reservation-card.list',
    text: `select reservation_id as "reservationId", user_id as "userId", kind, reference, activity_id as "activityId",
                  shown_version as "shownVersion"
             from reservation_cards where reservation_id = $1 order by kind, user_id`,
    values: [reservationId],
  });
}
