/** Starts and ends at which the rules of a pool are likely to be kept where those that were wanted break one. */
import { licenceEnd, quotaEnd, quotaRenewal } from './driver-rules.ts';
import { closingEnds, openingStarts } from './opening-rules.ts';
import { longestEnd, startsTaken } from './period-rules.ts';
import type { PoolRequest } from './reservation-request.ts';
import { onWallClock } from './wall-clock.ts';

export const searchDays = 7;
const dayMilliseconds = 86_400_000;

/**
 * Where to look for another time, one after the other: next to the wanted start, or to the nearest day that the pool takes
 * reservations for; then where a quota that is used up begins anew.
 */
export function likelyDays(request: PoolRequest): Date[] {
  const { pool, now } = request;
  const { earliest, latest } = startsTaken(pool, now);
  const within = (start: Date) => {
    if (start < earliest) return earliest;
    if (start <= latest) return start;
    // The same time of day, on the last day on which it is taken.
    const wall = onWallClock(start, pool.timeZone);
    const days = Math.ceil((start.getTime() - latest.getTime()) / dayMilliseconds);
    const last = new Date(wall.subtract({ days }).epochMilliseconds);
    return last <= latest ? last : new Date(wall.subtract({ days: days + 1 }).epochMilliseconds);
  };
  const renewal = quotaRenewal(request);
  return [within(request.startDate), ...(renewal && renewal <= latest ? [within(renewal)] : [])];
}

/** @param around one of the likely days */
export function likelyStarts({ startDate, endDate, pool, now }: PoolRequest, around: Date): Date[] {
  const { earliest } = startsTaken(pool, now);
  const timeOfDay = onWallClock(startDate, pool.timeZone).toPlainTime();
  const day = onWallClock(around, pool.timeZone).toPlainDate();
  const sameTime = Array.from({ length: 2 * searchDays + 1 }, (_, index) => {
    const date = day.add({ days: index - searchDays });
    return new Date(date.toZonedDateTime({ timeZone: pool.timeZone, plainTime: timeOfDay }).epochMilliseconds);
  });
  if (!pool.openingHours && pool.holidays.length === 0) return [earliest, ...sameTime];
  const length = endDate.getTime() - startDate.getTime();
  const first = new Date(around.getTime() - searchDays * dayMilliseconds);
  const last = new Date(around.getTime() + searchDays * dayMilliseconds + length);
  const untilClosing = closingEnds(pool, last, 2 * searchDays).map((end) => new Date(end.getTime() - length));
  return [earliest, ...sameTime, ...openingStarts(pool, first, 2 * searchDays), ...untilClosing];
}

/** @returns the last first, none after the latest */
export function likelyEnds(request: PoolRequest, latest: Date): Date[] {
  const { pool, driver } = request;
  const bounds = [latest, longestEnd(request), quotaEnd(request), pool.licenceRequired && licenceEnd(driver, pool)];
  const bound = new Date(Math.min(...bounds.flatMap((end) => (end ? [end.getTime()] : []))));
  const closings = pool.openingHours || pool.holidays.length > 0 ? closingEnds(pool, bound, searchDays) : [];
  return [bound, ...closings.toReversed()];
}
