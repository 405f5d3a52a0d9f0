/** Instants on the wall clock of a zone. */
import { Temporal } from 'temporal-polyfill';

export const minuteMilliseconds = 60_000;
export const dayMinutes = 1_440;

/** @param timeZone IANA */
export function onWallClock(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

/** Whole days are days of the calendar: two days after 09:00 it is 09:00, also when the clocks change in between. */
export function later(instant: Date, minutes: number, timeZone: string): Date {
  if (minutes === 0) return instant;
  const days = Math.floor(minutes / dayMinutes);
  const rest = { minutes: minutes - days * dayMinutes };
  return new Date(onWallClock(instant, timeZone).add({ days, ...rest }).epochMilliseconds);
}
