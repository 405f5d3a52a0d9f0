/** Days of a calendar somewhere, as instants. */

const dayMilliseconds = 86_400_000;

/**
 * The beginnings of today and the days after it by the calendar of a zone, and the end of the last.
 * @param now milliseconds since 1970
 * @returns one instant more than there are days
 */
export function dayBounds(now: number, timeZone: string, days: number): number[] {
  const today = dayOf(now, timeZone);
  return Array.from({ length: days + 1 }, (_, day) => startOfDay(addDays(today, day), timeZone));
}

/** @returns for example `2026-11-23` */
export function dayOf(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** The instant at which a day begins somewhere. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // With the offset that holds nearby, then with the one that holds where that leads.
  const guess = midnight - offsetAt(midnight, timeZone);
  return midnight - offsetAt(guess, timeZone);
}

function offsetAt(moment: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const { year, month, day, hour, minute } = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`) - moment;
}
