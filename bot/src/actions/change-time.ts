import { randomUUID } from 'node:crypto';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { once } from '@fleet/api/domain/idempotency/once.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { updateReservation } from '@fleet/api/domain/reservation/update-reservation.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { type ChangeCardOptions, changeCard } from '../cards/change-card.ts';
import { describeRefusal } from '../describe-refusal.ts';
import { applyChange } from '../language/change.ts';
import type { PeriodDraft } from '../language/intent.ts';
import { readDraft } from '../language/read-draft.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** The card for another time, with what was said of it filled in; how the reservation stands when it cannot be changed. */
export async function showChange(context: BotContext, payload: Payload<'show-change'>): Promise<Reply> {
  const { reservationId, change } = payload;
  const reservation = await getReservation(context.user, { reservationId });
  if (!reservation.allowedActions.includes('update')) return answerReservation(context, reservationId);
  const draft = applyChange(periodOf(reservation), change, context.viewer.timeZone);
  return showForm(context, reservation, draft, { requestId: randomUUID() });
}

/** The card was sent: moves the reservation, or shows the card again with what is wrong and what would work. */
export async function submitChange(context: BotContext, payload: Payload<'submit-change'>): Promise<Reply> {
  const { user, viewer } = context;
  const { reservationId, expectedVersion, requestId, ...typed } = payload;
  const reservation = await getReservation(user, { reservationId });
  const before = applyChange(periodOf(reservation), undefined, viewer.timeZone);
  const onlyEnd = typed.startDay === undefined && typed.startTime === undefined;
  const draft = { ...before, ...(onlyEnd ? { endDay: typed.endDay ?? before.endDay, endTime: typed.endTime } : typed) };
  const refuse = (refusal: ChangeCardOptions['refusal']) =>
    showForm(context, reservation, draft, { requestId, refusal });
  const period = readDraft(draft, onlyEnd ? new Date(0) : user.now(), viewer.timeZone);
  if (period.kind === 'ask') return refuse({ sentence: viewer.words.whenCard.questions[period.why], alternatives: [] });
  const input = {
    reservationId,
    expectedVersion,
    ...(!onlyEnd && { startDate: period.startDate.toISOString() }),
    endDate: period.endDate.toISOString(),
  };
  try {
    await updateReservation(once(user, { key: requestId, operation: 'updateReservation', input }), input);
    return await answerReservation(context, reservationId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { alternatives = [] } = error;
    if (error.code !== 'RULE_VIOLATED' && alternatives.length === 0)
      return answerRefusal(context, error, reservationId);
    return refuse({ sentence: describeRefusal(error, viewer), alternatives });
  }
}

function showForm(
  { user, viewer }: BotContext,
  { allowedActions: _, ...reservation }: Reservation,
  draft: PeriodDraft,
  form: Pick<ChangeCardOptions, 'requestId' | 'refusal'>,
): Reply {
  const hasBegun = reservation.status === 'active' || new Date(reservation.startDate) <= user.now();
  return changeCard({ reservation, draft, hasBegun, ...form, viewer });
}

function periodOf({ startDate, endDate }: Reservation) {
  return { startDate: new Date(startDate), endDate: new Date(endDate) };
}
