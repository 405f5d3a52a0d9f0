import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { once } from '@fleet/api/domain/idempotency/once.ts';
import { createWaitlistRequest } from '@fleet/api/domain/waitlist/create-waitlist-request.ts';
import { withdrawWaitlistRequest } from '@fleet/api/domain/waitlist/withdraw-waitlist-request.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { answerWaitlist } from '../answers/answer-waitlist.ts';
import type { BotContext } from '../bot-context.ts';
import { refusalNotice } from '../cards/refusal-card.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Waits for any vehicle that would do, from a search that found none. */
export async function joinWaitlist(context: BotContext, payload: Payload<'join-waitlist'>): Promise<Reply> {
  const { user, viewer } = context;
  const { startDate, endDate, wish, requestId, purpose } = payload;
  const [vehicleClass, ...others] = wish.classes;
  const input = operations.createWaitlistRequest.input.safeParse({
    startDate,
    endDate,
    purpose: purpose ?? '',
    ...(vehicleClass && others.length === 0 && { class: vehicleClass }),
    ...(wish.minimumSeats && { minimumSeats: wish.minimumSeats }),
  });
  const refuse = (error: { code: DomainError['code']; message: string }) =>
    answerWaitlist(context, { reason: 'asked', refusal: refusalNotice(error, viewer) });
  if (!input.success) return refuse({ code: 'VALIDATION_FAILED', message: viewer.words.form.purposeError });
  try {
    const request = { key: requestId, operation: 'createWaitlistRequest', input: input.data } as const;
    await createWaitlistRequest(once(user, request), input.data);
    return await answerWaitlist(context, { reason: 'joined' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refuse(error);
  }
}

/** Waits no longer. */
export async function leaveWaitlist(context: BotContext, payload: Payload<'leave-waitlist'>): Promise<Reply> {
  try {
    await withdrawWaitlistRequest(context.user, payload);
    return await answerWaitlist(context, { reason: 'left' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answerWaitlist(context, { reason: 'asked', refusal: refusalNotice(error, context.viewer) });
  }
}
