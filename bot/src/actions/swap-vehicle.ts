import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { findFitting, hasWish, noWish } from '../answers/answer-availability.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { swapCard } from '../cards/swap-card.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Other vehicles for the time of a reservation; how it stands when its vehicle can no longer be changed. */
export async function showSwap(context: BotContext, { reservationId, wish }: Payload<'show-swap'>): Promise<Reply> {
  const { user, viewer, pictureOf } = context;
  const { allowedActions, ...reservation } = await getReservation(user, { reservationId });
  if (!allowedActions.includes('update') || reservation.status === 'active')
    return answerReservation(context, reservationId);
  try {
    const fitting = await findFitting(context, reservation, wish);
    const isOther = fitting.vehicles.length === 0 && hasWish(wish);
    const { vehicles } = isOther ? await findFitting(context, reservation, noWish) : fitting;
    return swapCard({ reservation, vehicles, isOther, pictureOf, viewer });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answerRefusal(context, error, reservationId);
  }
}
