import { writeReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { once } from '@fleet/api/domain/idempotency/once.ts';
import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { answerAvailability } from '../answers/answer-availability.ts';
import { showReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { purposeLimit } from '../cards/booking-form-card.ts';
import { conflictCard } from '../cards/refusal-card.ts';
import { describeRefusal } from '../describe-refusal.ts';
import type { Reply } from '../reply.ts';
import { showForm } from './choose-vehicle.ts';
import type { Payload } from './payloads.ts';

/** The form was sent: reserves, or shows the form again with what was typed, or what would work instead. */
export async function submitReservation(context: BotContext, payload: Payload<'submit-reservation'>): Promise<Reply> {
  const { vehicleId, requestId, purpose, costCenter, ...search } = payload;
  const { startDate, endDate } = search;
  const formAgain = (error: string) =>
    showForm(context, { ...search, vehicleId }, { requestId, purpose, costCenter, errors: [error] });
  const input = operations.createReservation.input.safeParse({
    vehicleId,
    startDate,
    endDate,
    purpose: purpose ?? '',
    ...(costCenter && { costCenter }),
  });
  if (!input.success) {
    const isPurpose = input.error.issues.some(({ path }) => path[0] === 'purpose');
    const { purposeError, purposeTooLong, costCenterError } = context.viewer.words.form;
    const isTooLong = (purpose ?? '').trim().length > purposeLimit;
    return formAgain(isPurpose ? (isTooLong ? purposeTooLong(purposeLimit) : purposeError) : costCenterError);
  }
  try {
    const { pressed, user } = context;
    const request = { key: requestId, operation: 'createReservation', input: input.data } as const;
    let isNew = false;
    const made = await createReservation(
      once(user, request),
      input.data,
      async (transaction, { id: reservationId }) => {
        isNew = true;
        if (!pressed) return;
        const { userId } = user.actor;
        // Not yet shown. Recorded before anybody can decide, so that nobody is sent a second card.
        const card = { ...pressed, reservationId, userId, kind: 'requester' as const, shownVersion: 0 };
        await writeReservationCard(transaction, card);
      },
    );
    const reservationId = made.id;
    await context.memory.keep({ reservationId });
    // Sent a second time, the form shows how things are by now.
    return showReservation(context, isNew ? made : await getReservation(user, { reservationId }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    switch (error.code) {
      case 'CONFLICT':
        return conflictCard(error, { search, viewer: context.viewer });
      case 'VALIDATION_FAILED':
        return formAgain(describeRefusal(error, context.viewer));
      case 'RULE_VIOLATED':
      case 'NOT_FOUND':
        return answerAvailability(context, { search, because: 'taken' });
      default:
        throw error;
    }
  }
}
