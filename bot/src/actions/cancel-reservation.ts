import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { cancelReservation } from '@fleet/api/domain/reservation/cancel-reservation.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { answerMyReservations, showReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { refusalNotice } from '../cards/refusal-card.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Cancels, and shows the reservation or the list that the button stood in. */
export async function cancel(
  context: BotContext,
  { reservationId, reason, fromList, day }: Payload<'cancel-reservation'>,
): Promise<Reply> {
  try {
    const reservation = await cancelReservation(context.user, { reservationId, reason });
    if (fromList) return await answerMyReservations(context, { reason: 'cancelled', day });
    return showReservation(context, reservation);
  } catch (error) {
    if (!fromList) return answerRefusal(context, error, reservationId);
    if (!(error instanceof DomainError)) throw error;
    return answerMyReservations(context, { reason: 'asked', refusal: refusalNotice(error, context.viewer), day });
  }
}
