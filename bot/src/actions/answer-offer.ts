import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { acceptWaitlistOffer } from '@fleet/api/domain/waitlist/accept-waitlist-offer.ts';
import { declineWaitlistOffer } from '@fleet/api/domain/waitlist/decline-waitlist-offer.ts';
import { getWaitlistRequest } from '@fleet/api/domain/waitlist/waitlist-queries.ts';
import { answerReservation } from '../answers/answer-reservations.ts';
import { answerWaitlist } from '../answers/answer-waitlist.ts';
import type { BotContext } from '../bot-context.ts';
import { refusalNotice } from '../cards/refusal-card.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Takes the vehicle that is offered; pressed once more, shows what came of it. */
export async function acceptOffer(context: BotContext, payload: Payload<'accept-offer'>): Promise<Reply> {
  try {
    const { id } = await acceptWaitlistOffer(context.user, payload);
    return await answerReservation(context, id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { reservationId } = await getWaitlistRequest(context.user, payload);
    if (reservationId) return answerReservation(context, reservationId);
    return answerWaitlist(context, { reason: 'asked', refusal: refusalNotice(error, context.viewer) });
  }
}

/** Leaves the vehicle to the next one. */
export async function declineOffer(context: BotContext, payload: Payload<'decline-offer'>): Promise<Reply> {
  try {
    await declineWaitlistOffer(context.user, payload);
    return await answerWaitlist(context, { reason: 'declined' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answerWaitlist(context, { reason: 'asked', refusal: refusalNotice(error, context.viewer) });
  }
}
