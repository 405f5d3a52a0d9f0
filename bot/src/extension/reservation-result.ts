import type { Reservation } from '@fleet/contracts/reservation.ts';
import { concernedUserIds, sharedViewOf } from '../answers/answer-own-view.ts';
import type { BotContext } from '../bot-context.ts';
import { sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { vehiclePicture } from '../cards/vehicle-picture.ts';
import type { ExtensionResult } from './extension-result.ts';

/** A reservation that was found, as a whole chat may see it, with the class of its vehicle in a picture. */
export async function reservationResult(
  reservation: Reservation,
  { user, viewer, pictureOf }: BotContext,
): Promise<ExtensionResult> {
  const { id: reservationId, vehicle } = reservation;
  const view = sharedViewOf(reservation, viewer);
  const userIds = await concernedUserIds(user, reservation);
  return {
    title: view.vehicle,
    text: `${view.when} · ${view.who}`,
    picture: vehiclePicture({ ...vehicle, photoId: null }, { pictureOf, viewer }),
    message: sharedReservationCard({ reservationId, view, userIds, viewer }),
  };
}
