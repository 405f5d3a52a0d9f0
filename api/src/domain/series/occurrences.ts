/**
 * The occurrences of a series. They are counted out on the wall clock and only then put into the zone, so the clocks may
 * change as they like: 09:00 stays 09:00. A time that the clocks skip in spring is taken as late as it would have been
 * (02:30 becomes 03:30), and one that they show twice in autumn is the first of the two: Temporal's `compatible`.
 */
import { maximumOccurrences, maximumSeriesYears } from '@fleet/contracts/series.ts';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from '../domain-errors.ts';
import type { Period } from '../reservation/reservation-request.ts';
import { type RecurrenceRule, wrongRule } from './recurrence-rule.ts';

/** The library knows zones and would leave out what the clocks skip; where there is no such thing it only counts days. */
const withoutClockChanges = 'UTC';

/**
 * When the rule says that occurrences begin, on the wall clock. The first is the first that fits the rule at or after the
 * start. A month without the day of the start is passed over, as RFC 5545 says; `BYMONTHDAY=-1` is the last of each.
 * @throws {DomainError} VALIDATION_FAILED for none, for more than 500, and for what goes on two years after the start
 */
export function wallTimesOf(rule: RecurrenceRule, start: Temporal.PlainDateTime): Temporal.PlainDateTime[] {
  const { frequency, interval, byDay, byMonth, byMonthDay, bySetPos, weekStart, end } = rule;
  const latest = start.add({ years: maximumSeriesYears });
  const isTooLong = 'until' in end && Temporal.PlainDate.compare(end.until.toPlainDate(), latest.toPlainDate()) > 0;
  const tooLong = () => wrongRule(`a series lasts at most two years. End it by ${latest.toPlainDate()}`);
  if (isTooLong) throw tooLong();
  const recurrence = new RRuleTemporal({
    freq: frequency,
    interval,
    ...(byDay.length > 0 && { byDay }),
    ...(byMonth.length > 0 && { byMonth }),
    ...(byMonthDay.length > 0 && { byMonthDay }),
    ...(bySetPos.length > 0 && { bySetPos }),
    wkst: weekStart,
    ...('count' in end && { count: end.count }),
    // Also where it ends by number: a rule that fits no day (30 February) would be followed for ever.
    until: ('until' in end ? end.until : latest).toZonedDateTime(withoutClockChanges),
    dtstart: start.toZonedDateTime(withoutClockChanges),
    temporal: Temporal,
  });
  const wallTimes = recurrence.all((_, index) => index <= maximumOccurrences).map((one) => one.toPlainDateTime());
  if (wallTimes.length === 0) throw wrongRule('no day fits it before it ends');
  if (wallTimes.length > maximumOccurrences) {
    throw wrongRule(`it has more than ${maximumOccurrences} occurrences. End it earlier`);
  }
  if ('count' in end && wallTimes.length < end.count) throw tooLong();
  return wallTimes;
}

/**
 * The reservation that begins at a wall time. Its length is one of the wall clock, so what is to end at 17:00 ends at 17:00
 * also after a night in which the clocks changed; only where the clocks skip the start itself, it lasts as long as said.
 * @param timeZone IANA
 */
export function periodAt(wallTime: Temporal.PlainDateTime, lengthMinutes: number, timeZone: string): Period {
  const length = { minutes: lengthMinutes };
  const start = wallTime.toZonedDateTime(timeZone);
  const isSkipped = !start.toPlainDateTime().equals(wallTime);
  const end = isSkipped ? start.add(length) : wallTime.add(length).toZonedDateTime(timeZone);
  return { startDate: new Date(start.epochMilliseconds), endDate: new Date(end.epochMilliseconds) };
}

/** From the first start to the last end. @param periods at least one */
export function spanOf(periods: readonly Period[]): Period {
  return {
    startDate: new Date(Math.min(...periods.map(({ startDate }) => startDate.getTime()))),
    endDate: new Date(Math.max(...periods.map(({ endDate }) => endDate.getTime()))),
  };
}

/** @throws {DomainError} VALIDATION_FAILED when an occurrence would be in the way of the next */
export function refuseOverlap(periods: readonly Period[], bufferMinutes: number): void {
  const inOrder = periods.toSorted((one, other) => one.startDate.getTime() - other.startDate.getTime());
  const overlaps = inOrder.some(({ endDate }, index) => {
    const next = inOrder[index + 1];
    return next && endDate.getTime() + bufferMinutes * 60_000 > next.startDate.getTime();
  });
  if (!overlaps) return;
  const message =
    'An occurrence would not be over, with the time until the vehicle is lent again, when the next begins. Make it shorter or repeat it less often.';
  throw new DomainError('VALIDATION_FAILED', message, { errors: [{ path: 'lengthMinutes', message }] });
}

/**
 * Divides a rule at one of its occurrences, which becomes the first of the second part.
 * @param index in `wallTimes`, at least 1
 */
export function splitRule(
  rule: RecurrenceRule,
  wallTimes: readonly Temporal.PlainDateTime[],
  index: number,
): { before: RecurrenceRule; from: RecurrenceRule } {
  const last = wallTimes[index - 1];
  if (!last) throw new Error('A series is divided after its first occurrence');
  const { end } = rule;
  if ('count' in end) {
    return { before: { ...rule, end: { count: index } }, from: { ...rule, end: { count: end.count - index } } };
  }
  return { before: { ...rule, end: { until: last } }, from: rule };
}
