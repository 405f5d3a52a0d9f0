import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { approveReservation } from '@fleet/api/domain/reservation/approve-reservation.ts';
import { answerApprovals } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import type { CardElement } from '../cards/adaptive-card.ts';
import { refusalNotice } from '../cards/refusal-card.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Approves several, each by itself: one that was decided or changed meanwhile does not keep the others waiting. */
export async function approveAll(
  context: BotContext,
  { reservations }: Payload<'approve-reservations'>,
): Promise<Reply> {
  let approved = 0;
  const refusals: CardElement[] = [];
  for (const one of reservations) {
    try {
      await approveReservation(context.user, one);
      approved++;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusals.push(refusalNotice(error, context.viewer));
    }
  }
  return answerApprovals(context, { approved, refusals });
}
