/** Days of a calendar, written `2026-11-24`, and when they begin on the clock of a zone. */
import { instantOf, wallOf } from './wall-time.ts';

const dayMilliseconds = 86_400_000;
const monday = 1;

/** @param instant milliseconds since 1970 */
export function dayOf(instant: number, timeZone: string): string {
  return wallOf(instant, timeZone).day;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * dayMilliseconds).toISOString().slice(0, 10);
}

/** The same day of another month, or the last one where that is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, ofMonth = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  return new Date(last.setUTCDate(Math.min(ofMonth, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** When a day begins: at midnight, or at the first time there is where the clock is set forward over that. */
export function startOfDay(day: string, timeZone: string): number {
  const times = ['00:00', '00:30', '01:00'];
  for (const time of times) {
    const instant = instantOf({ day, time }, timeZone);
    if (instant !== undefined) return instant;
  }
  // A day that a zone has left out, as islands did that changed sides of the date line.
  return startOfDay(addDays(day, 1), timeZone);
}

/** A day as a moment to format with `timeZone: 'UTC'`. */
export function asUtc(day: string): number {
  return Date.parse(`${day}T00:00Z`);
}

/** The first day of the week that a day lies in, as its locale begins weeks. */
export function startOfWeek(day: string, locale: string): string {
  const weekday = new Date(asUtc(day)).getUTCDay() || 7;
  return addDays(day, -((weekday - firstWeekday(locale) + 7) % 7));
}

/** @returns 1 for Monday to 7 for Sunday; Monday where the browser does not know */
export function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay ?? monday;
}

/** Whether a text is a day there is. */
export function isDay(text: string | null): text is string {
  return text !== null && /^20\d\d-\d\d-\d\d$/.test(text) && dayWritten(text) === text;
}

function dayWritten(text: string): string | undefined {
  const instant = asUtc(text);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString().slice(0, 10);
}
