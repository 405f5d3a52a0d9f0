import { addDays, dayOf, startOfDay } from './calendar-day.ts';

/**
 * The beginnings of today and the days after it by the calendar of a zone, and the end of the last.
 * @param now milliseconds since 1970
 * @returns one instant more than there are days
 */
export function dayBounds(now: number, timeZone: string, days: number): number[] {
  const today = dayOf(now, timeZone);
  return Array.from({ length: days + 1 }, (_, day) => startOfDay(addDays(today, day), timeZone));
}
