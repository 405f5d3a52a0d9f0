import { Temporal } from 'temporal-polyfill';
import { ExchangeError } from './exchange-error.ts';
import { toIanaZone } from './time-zones.ts';

/** Graph's way to write a moment: a wall time and its zone. */
export interface DateTimeTimeZone {
  dateTime: string;
  timeZone: string;
}

/** @returns ISO 8601 in UTC with milliseconds, so that texts sort as moments */
export function toInstant(value: { dateTime: string; timeZone?: string | null | undefined }): string {
  const zone = toIanaZone(value.timeZone ?? 'UTC');
  try {
    if (/Z$|[+-]\d\d:\d\d$/.test(value.dateTime)) return formatInstant(Temporal.Instant.from(value.dateTime));
    return formatInstant(Temporal.PlainDateTime.from(value.dateTime).toZonedDateTime(zone).toInstant());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ExchangeError(400, 'ErrorInvalidParameter', `The date and time '${value.dateTime}' is not valid.`);
  }
}

/** A query parameter such as `startDateTime`: ISO 8601, UTC unless it says otherwise. */
export function parseMoment(text: string): string {
  return toInstant({ dateTime: text, timeZone: 'UTC' });
}

/** @param timeZone as the caller named it, Windows or IANA; the answer repeats that name */
export function toDateTimeTimeZone(instant: string, timeZone: string): DateTimeTimeZone {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(toIanaZone(timeZone)).toPlainDateTime();
  return { dateTime: wall.toString({ fractionalSecondDigits: 7 }), timeZone };
}

export function isMidnight(instant: string, timeZone: string): boolean {
  const { hour, minute, second } = Temporal.Instant.from(instant).toZonedDateTimeISO(toIanaZone(timeZone));
  return hour === 0 && minute === 0 && second === 0;
}

export function minutesBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 60_000;
}

function formatInstant(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
