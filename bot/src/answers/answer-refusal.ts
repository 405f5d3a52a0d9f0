import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { approves, type BotContext } from '../bot-context.ts';
import { refusalCard, refusalNotice } from '../cards/refusal-card.ts';
import type { Reply } from '../reply.ts';
import { answerReservation } from './answer-reservations.ts';

/**
 * Why a command was refused, above how the reservation really stands; alone when the person may not see it.
 * @throws what is no refusal
 */
export async function answerRefusal(context: BotContext, error: unknown, reservationId: string): Promise<Reply> {
  if (!(error instanceof DomainError)) throw error;
  try {
    return await answerReservation(context, reservationId, refusalNotice(error, context.viewer));
  } catch (invisible) {
    if (!(invisible instanceof DomainError)) throw invisible;
    return refusalCard(error, { approves: approves(context), viewer: context.viewer });
  }
}
