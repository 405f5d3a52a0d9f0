import type { Reservation } from '@fleet/contracts/reservation.ts';
import { concernedUserIdsOfEach, sharedViewOf } from '../answers/answer-own-view.ts';
import type { BotContext } from '../bot-context.ts';
import { sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { vehiclePicture } from '../cards/vehicle-picture.ts';
import type { ExtensionResult } from './extension-result.ts';

/** Reservations that were found, as a whole chat may see them, with the class of the vehicle in a picture. */
export async function reservationResults(
  reservations: readonly Reservation[],
  { user, viewer, pictureOf }: BotContext,
): Promise<ExtensionResult[]> {
  const concerned = await concernedUserIdsOfEach(user, reservations);
  return reservations.map((reservation, index) => {
    const { id: reservationId, vehicle } = reservation;
    const view = sharedViewOf(reservation, viewer);
    return {
      title: view.vehicle,
      text: `${view.when} · ${view.who}`,
      picture: vehiclePicture({ ...vehicle, photoId: null }, { pictureOf, viewer }),
      message: sharedReservationCard({ reservationId, view, userIds: concerned[index] ?? [], viewer }),
    };
  });
}
