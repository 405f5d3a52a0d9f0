/** When a pool was open: the time of which the used share is counted. */
import type { Holiday, OpeningHours } from '@fleet/contracts/pool.ts';
import { weekdays } from '@fleet/contracts/pool.ts';
import { Temporal } from 'temporal-polyfill';

export interface OpenPool {
  /** IANA */
  timeZone: string;
  /** Null is always. */
  openingHours: OpeningHours | null;
  holidays: readonly Holiday[];
}

interface Period {
  startDate: Date;
  endDate: Date;
}

/** @returns the open time between two instants, in order; stretches that touch are one */
export function openPeriods(pool: OpenPool, from: Date, to: Date): Period[] {
  if (!pool.openingHours && pool.holidays.length === 0) return [{ startDate: from, endDate: to }];
  const closed = new Set(pool.holidays.map(({ date }) => date));
  const last = wallDay(to, pool.timeZone);
  const periods: Period[] = [];
  for (let day = wallDay(from, pool.timeZone); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (closed.has(day.toString())) continue;
    for (const { opens, closes } of stretchesOf(pool.openingHours, day)) {
      const startDate = latest(instantOf(day, opens, pool.timeZone), from);
      const endDate = earliest(instantOf(day, closes, pool.timeZone), to);
      // The clocks can leap over a short stretch.
      if (endDate <= startDate) continue;
      const before = periods.at(-1);
      if (before && before.endDate >= startDate) before.endDate = endDate;
      else periods.push({ startDate, endDate });
    }
  }
  return periods;
}

function stretchesOf(openingHours: OpeningHours | null, day: Temporal.PlainDate) {
  if (!openingHours) return [{ opens: '00:00', closes: '24:00' }];
  const weekday = weekdays[day.dayOfWeek - 1] as keyof OpeningHours;
  return (openingHours[weekday] ?? []).toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
}

function wallDay(instant: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

function instantOf(day: Temporal.PlainDate, wallTime: string, timeZone: string): Date {
  const isEnd = wallTime === '24:00';
  const plainTime = isEnd ? '00:00' : wallTime;
  return new Date((isEnd ? day.add({ days: 1 }) : day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}
