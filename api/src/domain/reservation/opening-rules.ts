/** When a pool hands vehicles out and takes them back. A reservation may last over a closed night, but not begin or end in it. */
import type { OpeningHours } from '@fleet/contracts/pool.ts';
import { weekdays } from '@fleet/contracts/pool.ts';
import type { Temporal } from 'temporal-polyfill';
import { describeInstant } from './describe-period.ts';
import type { Refusal } from './refusal.ts';
import type { PoolFacts, PoolRequest } from './reservation-request.ts';
import { onWallClock } from './wall-clock.ts';

const searchDays = 14;
const verbs = { start: 'handed out', return: 'taken back' } as const;

/** The stretches of a wall day; none on a holiday. */
function openingsOf(pool: PoolFacts, day: Temporal.PlainDate): { opens: string; closes: string }[] {
  if (holidayOn(pool, day)) return [];
  const weekday = weekdays[day.dayOfWeek - 1] as keyof OpeningHours;
  return pool.openingHours?.[weekday] ?? (pool.openingHours ? [] : [{ opens: '00:00', closes: '24:00' }]);
}

function holidayOn(pool: PoolFacts, day: Temporal.PlainDate): string | undefined {
  const date = day.toString();
  return pool.holidays.find((holiday) => holiday.date === date)?.name;
}

function isMidnight(at: Temporal.ZonedDateTime): boolean {
  return at.toPlainTime().toString() === '00:00:00';
}

/** Both ends of a stretch count: one may return a vehicle at closing time. */
function isOpenAt(pool: PoolFacts, at: Temporal.ZonedDateTime): boolean {
  const time = at.toPlainTime().toString();
  const isWithin = openingsOf(pool, at.toPlainDate()).some(
    ({ opens, closes }) => time >= opens && time <= `${closes}:00`,
  );
  // Midnight is also the end of the day before.
  return (
    isWithin ||
    (isMidnight(at) &&
      openingsOf(pool, at.toPlainDate().subtract({ days: 1 })).some(({ closes }) => closes === '24:00'))
  );
}

export function refuseHoliday({ startDate, endDate, pool }: PoolRequest): Refusal | undefined {
  if (pool.holidays.length === 0) return undefined;
  const start = onWallClock(startDate, pool.timeZone);
  const back = onWallClock(endDate, pool.timeZone);
  const takenBackOn = holidayOn(pool, back.toPlainDate());
  // What ends at the midnight before a holiday does not touch it.
  const isDayBefore = isMidnight(back) && !holidayOn(pool, back.toPlainDate().subtract({ days: 1 }));
  for (const [holiday, end, instant] of [
    [holidayOn(pool, start.toPlainDate()), 'start', startDate],
    [isDayBefore ? undefined : takenBackOn, 'return', endDate],
  ] as const) {
    if (!holiday) continue;
    const message = `${pool.name}: no vehicle is ${verbs[end]} on ${holiday}. ${nearestOpening(pool, instant)}`;
    return { rule: 'holiday', facts: { pool: pool.name, holiday, end, opensAt: opensAfter(pool, instant) }, message };
  }
  return undefined;
}

export function refuseClosed({ startDate, endDate, pool }: PoolRequest): Refusal | undefined {
  if (!pool.openingHours) return undefined;
  for (const [instant, end] of [
    [startDate, 'start'],
    [endDate, 'return'],
  ] as const) {
    if (isOpenAt(pool, onWallClock(instant, pool.timeZone))) continue;
    const when = describeInstant(instant, pool.timeZone);
    const message = `${pool.name} is closed on ${when}, so no vehicle is ${verbs[end]} then. ${nearestOpening(pool, instant)}`;
    const facts = { pool: pool.name, closedAt: instant, end, opensAt: opensAfter(pool, instant) };
    return { rule: 'opening-hours', facts, message };
  }
  return undefined;
}

function opensAfter(pool: PoolFacts, instant: Date): Date | undefined {
  return openingStarts(pool, instant, searchDays)[0];
}

function nearestOpening(pool: PoolFacts, instant: Date): string {
  const next = opensAfter(pool, instant);
  return next ? `It opens again on ${describeInstant(next, pool.timeZone)}.` : 'Choose another pool.';
}

/**
 * When the pool opens after an instant, in order.
 * @param days how many wall days to look at
 */
export function openingStarts(pool: PoolFacts, after: Date, days: number): Date[] {
  const first = onWallClock(after, pool.timeZone).toPlainDate();
  return instantsOf(pool, first, days, ({ opens }) => opens).filter((start) => start > after);
}

/**
 * When the pool closes before an instant, in order; no later than that.
 * @param days how many wall days to look at
 */
export function closingEnds(pool: PoolFacts, until: Date, days: number): Date[] {
  const first = onWallClock(until, pool.timeZone).toPlainDate().subtract({ days });
  return instantsOf(pool, first, days, ({ closes }) => closes).filter((end) => end <= until);
}

function instantsOf(
  pool: PoolFacts,
  first: Temporal.PlainDate,
  days: number,
  timeOf: (opening: { opens: string; closes: string }) => string,
): Date[] {
  const all = Array.from({ length: days + 1 }, (_, offset) => first.add({ days: offset }));
  return all.flatMap((day) =>
    openingsOf(pool, day).map((opening) => {
      const time = timeOf(opening);
      const isMidnightAfter = time === '24:00';
      const date = isMidnightAfter ? day.add({ days: 1 }) : day;
      const plainTime = isMidnightAfter ? '00:00' : time;
      return new Date(date.toZonedDateTime({ timeZone: pool.timeZone, plainTime }).epochMilliseconds);
    }),
  );
}
