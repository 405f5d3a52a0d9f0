import type { CalendarWindow } from '../../ports/calendar/calendar.ts';

const day = 86_400_000;

/** What is read of a calendar: the week behind, and as far as anybody may reserve. */
export function calendarWindow(now: Date): CalendarWindow {
  return { start: new Date(now.getTime() - 7 * day), end: new Date(now.getTime() + 400 * day) };
}
