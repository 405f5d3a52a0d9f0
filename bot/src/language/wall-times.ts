/** Wall times of a person's zone as instants. Where the clock jumps it says so instead of guessing. */

import { dateTimeFormat } from '@fleet/contracts/date-time-format.ts';
import { Temporal } from 'temporal-polyfill';

export interface ResolvedWallTime {
  instant: Date;
  /** The wall time happens twice that night, as the clock is set back; this is one of the two. */
  happensTwice: boolean;
}

/**
 * @param wall for example `2026-11-24T09:00`
 * @param timeZone IANA
 * @param prefer which of two instants when the wall time happens twice
 * @returns undefined when the wall time does not exist, as the clock is set forward over it
 */
export function resolveWallTime(
  wall: Temporal.PlainDateTime,
  timeZone: string,
  prefer: 'earlier' | 'later',
): ResolvedWallTime | undefined {
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const isSame = earlier.epochMilliseconds === later.epochMilliseconds;
  if (!isSame && !earlier.toPlainDateTime().equals(wall)) return undefined;
  const chosen = prefer === 'earlier' ? earlier : later;
  return { instant: new Date(chosen.epochMilliseconds), happensTwice: !isSame };
}

/** The wall clock of a zone at an instant. */
export function wallClock(instant: Date, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

/** @param value an IANA name, perhaps from outside */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(value)) return false;
  try {
    dateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
