import { approveReservation } from '@fleet/api/domain/reservation/approve-reservation.ts';
import { rejectReservation } from '@fleet/api/domain/reservation/reject-reservation.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { showReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** The approver agreed. Whether it is the approver, and not too late, the command decides. */
export async function approve(context: BotContext, payload: Payload<'approve-reservation'>): Promise<Reply> {
  try {
    return showReservation(context, await approveReservation(context.user, payload));
  } catch (error) {
    return answerRefusal(context, error, payload.reservationId);
  }
}

/** The approver refused, perhaps with a reason for the requester. */
export async function reject(context: BotContext, payload: Payload<'reject-reservation'>): Promise<Reply> {
  try {
    return showReservation(context, await rejectReservation(context.user, payload));
  } catch (error) {
    return answerRefusal(context, error, payload.reservationId);
  }
}
