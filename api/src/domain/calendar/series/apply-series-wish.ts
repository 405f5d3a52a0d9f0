import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import { Temporal } from 'temporal-polyfill';
import type { SystemContext, UserContext } from '../../command-context.ts';
import { DomainError } from '../../domain-errors.ts';
import { cancelSeries } from '../../series/cancel-series.ts';
import { periodAt } from '../../series/occurrences.ts';
import { updateSeries } from '../../series/update-series.ts';
import { actForUser } from '../../user/act-for-user.ts';
import type { CalendarRefusal } from '../apply-wish.ts';
import type { Wish } from '../reconcile.ts';
import type { CalendarSeries } from './calendar-series.ts';
import { toRecurrenceRule } from './outlook-recurrence.ts';
import { type SeriesAgreement, type SeriesShape, shapeKey } from './series-agreement.ts';

/** What somebody did to a whole series in Outlook. */
export type SeriesWish = { kind: 'repeat'; shape: SeriesShape } | { kind: 'cancel'; how: 'declined' | 'deleted' };

export function seriesWishKey(wish: SeriesWish): string {
  return wish.kind === 'cancel' ? wish.how : shapeKey(wish.shape);
}

/**
 * Does to a whole series what somebody wished for in Outlook, as one command by the same rules as anywhere else; what is
 * refused is noted with the event that tells them why, once.
 * @param reservationId of one of its occurrences, by which they are told
 */
export async function applySeriesWish(
  context: SystemContext,
  series: CalendarSeries,
  agreed: SeriesAgreement,
  wish: SeriesWish,
  reservationId: string,
): Promise<void> {
  const isAnswer = wish.kind === 'cancel' && wish.how === 'declined';
  const acting = await findActing(
    context,
    isAnswer ? [series.driverUserId] : [series.driverUserId, series.createdByUserId],
  );
  const refuse = (refusal: CalendarRefusal) =>
    refuseSeriesWish(context, { series, agreed, wish, reservationId }, refusal);
  if (!acting) {
    const message = 'Nobody with an account in Fleet drives or made this series. Ask a fleet manager to change it.';
    return refuse({ code: 'FORBIDDEN', message });
  }
  try {
    await run(acting, series, agreed, wish);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'PRECONDITION_FAILED') throw error;
    const { code, message, rule, facts } = error;
    await refuse({ code, message, rule, facts });
  }
}

async function run(
  acting: UserContext,
  { id: seriesId, version: expectedVersion }: CalendarSeries,
  { shape: before }: SeriesAgreement,
  wish: SeriesWish,
): Promise<void> {
  const target = { seriesId, expectedVersion, scope: 'all' as const };
  if (wish.kind === 'cancel') return void (await cancelSeries(acting, target));
  const { shape } = wish;
  const isOtherDays =
    shapeKey({ ...shape, startTime: '', lengthMinutes: 0 }) !==
    shapeKey({ ...before, startTime: '', lengthMinutes: 0 });
  const recurrenceRule = isOtherDays ? toRecurrenceRule(shape.pattern, shape.endDay) : undefined;
  if (isOtherDays && (!recurrenceRule || !shape.endDay)) {
    const message =
      'A series of reservations has an end and repeats by days, weeks, months or years. Give it an end in Outlook, or change it in Fleet.';
    throw new DomainError('VALIDATION_FAILED', message, { errors: [{ path: 'recurrenceRule', message }] });
  }
  await updateSeries(acting, {
    ...target,
    mode: 'all-or-nothing',
    includeExceptions: false,
    ...(recurrenceRule && { recurrenceRule }),
    ...(shape.startTime !== before.startTime && { startTime: shape.startTime }),
    ...(shape.lengthMinutes !== before.lengthMinutes && { lengthMinutes: shape.lengthMinutes }),
  });
}

async function findActing(
  context: SystemContext,
  userIds: readonly (string | null)[],
): Promise<UserContext | undefined> {
  for (const userId of userIds) {
    const acting = userId && (await actForUser(context, userId));
    if (acting) return acting;
  }
  return undefined;
}

/** As whoever is told reads it: a series that was moved, by its first occurrence. */
function toToldWish(wish: SeriesWish): Wish {
  if (wish.kind === 'cancel') return wish;
  const { startDay, startTime, lengthMinutes, timeZone } = wish.shape;
  const { startDate, endDate } = periodAt(
    Temporal.PlainDateTime.from(`${startDay}T${startTime}`),
    lengthMinutes,
    timeZone,
  );
  return {
    kind: 'move',
    period: { startDate: startDate.toISOString(), endDate: endDate.toISOString() },
    by: 'organizer',
  };
}

interface Wished {
  series: CalendarSeries;
  agreed: SeriesAgreement;
  wish: SeriesWish;
  reservationId: string;
}

/** Notes that a wish was refused and tells the person, both or neither. */
export async function refuseSeriesWish(
  { database, tenantId }: SystemContext,
  { series, agreed, wish, reservationId }: Wished,
  refusal: CalendarRefusal,
): Promise<void> {
  const key = seriesWishKey(wish);
  if (agreed.refused.includes(key)) return;
  await database.transaction(tenantId, (transaction) =>
    Promise.all([
      transaction.query({
        name: 'calendar-series.refused',
        text: 'update reservation_series set calendar_agreed = $2 where id = $1',
        values: [series.id, JSON.stringify({ ...agreed, refused: [...agreed.refused, key] })],
      }),
      writeOutboxEvent(transaction, {
        type: 'calendar.refused',
        entityId: reservationId,
        payload: { wish: toToldWish(wish), refusal, against: key },
      }),
    ]),
  );
}
