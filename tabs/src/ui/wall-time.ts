/** Between instants and what the clock on a wall in some zone shows. */

/** A day and a time of day as a clock on the wall shows them. */
export interface Wall {
  /** `2026-11-24` */
  day: string;
  /** `09:00` */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** @param instant milliseconds since 1970 */
export function wallOf(instant: number, timeZone: string): Wall {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

const dayMilliseconds = 86_400_000;

/**
 * The instant at which the wall shows a time; the first of two when the clock is put back.
 * @returns milliseconds since 1970, or undefined for a time that is left out when the clock is put forward
 */
export function instantOf(wall: Wall, timeZone: string): number | undefined {
  const asUtc = Date.parse(`${wall.day}T${wall.time}Z`);
  const offsetAt = (instant: number) => utcOf(wallOf(instant, timeZone)) - instant;
  // Every zone's offset is less than a day, and what it is a day before and after holds on either side of a change.
  const offsets = [offsetAt(asUtc - dayMilliseconds), offsetAt(asUtc + dayMilliseconds)];
  const instants = offsets.map((offset) => asUtc - offset).sort((one, other) => one - other);
  return instants.find((instant) => utcOf(wallOf(instant, timeZone)) === asUtc);
}

function utcOf({ day, time }: Wall): number {
  return Date.parse(`${day}T${time}Z`);
}
