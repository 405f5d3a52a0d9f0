/** Words for instants, as people of the pool read them on their wall clock. English only until there is a second language. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

function parts(instant: Date, timeZone: string): { day: string; time: string } {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${part.weekday} ${part.day} ${part.month} ${part.year}`, time: `${part.hour}:${part.minute}` };
}

/**
 * For example `Tue 24 Nov 2026, 09:00`.
 * @param timeZone IANA
 */
export function describeInstant(instant: Date, timeZone: string): string {
  const { day, time } = parts(instant, timeZone);
  return `${day}, ${time}`;
}

/**
 * For example `Tue 24 Nov 2026, 09:00 to 12:00`, with the day named twice only when it changes.
 * @param timeZone IANA
 */
export function describePeriod(startDate: Date, endDate: Date, timeZone: string): string {
  const start = parts(startDate, timeZone);
  const end = parts(endDate, timeZone);
  const until = start.day === end.day ? end.time : `${end.day}, ${end.time}`;
  return `${start.day}, ${start.time} to ${until}`;
}

/** For example `14 days`, `36 hours` or `1 hour and 30 minutes`. */
export function describeMinutes(minutes: number): string {
  const count = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  if (minutes % 1440 === 0) return count(minutes / 1440, 'day');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && count(hours, 'hour'), rest > 0 && count(rest, 'minute')].filter(Boolean).join(' and ');
}
