import { words } from '../language/words.ts';
/** Times as the reader's language writes them. Times are shown in the zone of the vehicle, never silently in another. */

export interface TimeStyle {
  /** BCP 47 */
  locale: string;
  /** IANA zone in which the times are meant */
  timeZone: string;
  /** Milliseconds since 1970 */
  now: number;
}

const dayMilliseconds = 86_400_000;

/** For example "tomorrow 9:00–12:00" or "Fri 27 Nov 18:00 – Mon 30 Nov 9:00". */
export function formatPeriod(startDate: string, endDate: string, style: TimeStyle): string {
  const start = Date.parse(startDate);
  const end = Date.parse(endDate);
  if (dayNumber(start, style.timeZone) !== dayNumber(end, style.timeZone)) {
    return `${formatMoment(startDate, style)} – ${formatMoment(endDate, style)}`;
  }
  const time = timeFormat(style);
  // A range of a 12-hour clock names am or pm once; a 24-hour one would pad its hours, unlike single times.
  const range = time.resolvedOptions().hour12
    ? time.formatRange(start, end)
    : `${time.format(start)}–${time.format(end)}`;
  return `${formatDay(start, style)} ${range}`;
}

/** For example "12:00" today, "tomorrow 12:00" or "Mon 30 Nov 12:00". */
export function formatUntil(endDate: string, style: TimeStyle): string {
  const end = Date.parse(endDate);
  const today = dayNumber(end, style.timeZone) === dayNumber(style.now, style.timeZone);
  return today ? timeFormat(style).format(end) : formatMoment(endDate, style);
}

export function formatMoment(instant: string, style: TimeStyle): string {
  const moment = Date.parse(instant);
  return `${formatDay(moment, style)} ${timeFormat(style).format(moment)}`;
}

/** "today", "tomorrow", "Friday" within the week, else the date. */
function formatDay(moment: number, { locale, timeZone, now }: TimeStyle): string {
  const distance = dayNumber(moment, timeZone) - dayNumber(now, timeZone);
  if (Math.abs(distance) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
  if (distance > 1 && distance < 7)
    return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }).format(moment);
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const sameYear = year.format(moment) === year.format(now);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  }).format(moment);
}

/** For example "9:00". @param moment milliseconds since 1970 */
export function formatTime(moment: number, style: TimeStyle): string {
  return timeFormat(style).format(moment);
}

function timeFormat({ locale, timeZone }: TimeStyle): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
}

/** Days since 1970 on the calendar of the zone. */
function dayNumber(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return Date.parse(`${parts.format(moment)}T00:00:00Z`) / dayMilliseconds;
}

/** "New York time" when the reader's clock shows another time at that instant than the vehicle's; else undefined. */
export function zoneNote(instant: string, timeZone: string, readerZone: string): string | undefined {
  const moment = Date.parse(instant);
  const wall = (zone: string) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(moment);
  if (wall(timeZone) === wall(readerZone)) return undefined;
  return words.t('timeOf', { place: timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ') });
}
