/** The days that the timeline shows, and where an instant lies among them. Widths follow the clock: a day may have 23 hours. */
import { addDays, startOfDay, startOfWeek } from '../../ui/calendar-day.ts';
import { wallOf } from '../../ui/wall-time.ts';

export const timelineSpans = ['day', 'three-days', 'week'] as const;
export type TimelineSpan = (typeof timelineSpans)[number];

export const daysOfSpan = { day: 1, 'three-days': 3, week: 7 } as const satisfies Record<TimelineSpan, number>;

export interface TimelineWindow {
  /** IANA */
  timeZone: string;
  days: readonly { day: string; start: number; end: number }[];
  /** Milliseconds since 1970 */
  start: number;
  end: number;
}

const hourMilliseconds = 3_600_000;

/** @param day that is shown; of a week, any of its days */
export function timelineWindow(
  day: string,
  span: TimelineSpan,
  { timeZone, locale }: { timeZone: string; locale: string },
): TimelineWindow {
  const first = span === 'week' ? startOfWeek(day, locale) : day;
  const days = Array.from({ length: daysOfSpan[span] }, (_, index) => {
    const shown = addDays(first, index);
    return { day: shown, start: startOfDay(shown, timeZone), end: startOfDay(addDays(shown, 1), timeZone) };
  });
  const start = days[0]?.start ?? 0;
  return { timeZone, days, start, end: days.at(-1)?.end ?? start };
}

/** Full hours of the wall clock to draw lines at, every so many hours. */
export function hoursOf({ days, timeZone }: TimelineWindow, everyHours: number): { instant: number; hour: number }[] {
  return days.flatMap(({ start, end }) => {
    const count = Math.ceil((end - start) / hourMilliseconds);
    return Array.from({ length: count }, (_, index) => start + index * hourMilliseconds)
      .map((instant) => ({ instant, hour: Number(wallOf(instant, timeZone).time.slice(0, 2)) }))
      .filter(({ hour }) => hour % everyHours === 0);
  });
}

/** @returns how far an instant lies into the window, in percent; also outside of it */
export function percentOf(window: Pick<TimelineWindow, 'start' | 'end'>, instant: number): number {
  return (100 * (instant - window.start)) / (window.end - window.start);
}
