import { Temporal } from 'temporal-polyfill';

/** For example `Tue 24 Nov, 09:00`. */
export function formatMoment(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** For example `09:00`. */
export function formatTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** For example `Tue 24 Nov, 09:00 – 12:00`, with the second date where it is another. */
export function formatSpan(start: string, end: string, timeZone: string): string {
  const day = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const second = day(start).equals(day(end)) ? formatTime(end, timeZone) : formatMoment(end, timeZone);
  return `${formatMoment(start, timeZone)} – ${second}`;
}

/** As `<input type="datetime-local">` holds it. */
export function toLocalInput(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
