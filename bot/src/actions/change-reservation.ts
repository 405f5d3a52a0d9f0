import { updateReservation } from '@fleet/api/domain/reservation/update-reservation.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { showReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Moves a reservation to another time or vehicle, as a button has offered it. */
export async function change(context: BotContext, payload: Payload<'change-reservation'>): Promise<Reply> {
  try {
    return showReservation(context, await updateReservation(context.user, payload));
  } catch (error) {
    return answerRefusal(context, error, payload.reservationId);
  }
}
