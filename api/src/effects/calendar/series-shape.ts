/** When a series takes place, as Fleet wants it and as Outlook shows it. */
import { Temporal } from 'temporal-polyfill';
import type { CalendarItem } from '../../domain/calendar/calendar-items.ts';
import type { CalendarSeries } from '../../domain/calendar/series/calendar-series.ts';
import { toOutlookPattern } from '../../domain/calendar/series/outlook-recurrence.ts';
import type { SeriesShape } from '../../domain/calendar/series/series-agreement.ts';
import { onWallClock } from '../../domain/reservation/wall-clock.ts';
import { periodAt, wallTimesOf } from '../../domain/series/occurrences.ts';
import { parseRecurrenceRule } from '../../domain/series/recurrence-rule.ts';
import type { CalendarRecurrence, ShownEvent } from '../../ports/calendar/calendar.ts';

/** The day on which the rule puts an occurrence, which stays the same wherever it is moved: `2027-03-01`. */
export function dayOf(instant: string, timeZone: string): string {
  return onWallClock(new Date(instant), timeZone).toPlainDate().toString();
}

/** Of a reservation, where its series has it. */
export function dayIn({ occurrenceDate, startDate }: CalendarItem, timeZone: string): string {
  return dayOf(occurrenceDate ?? startDate, timeZone);
}

export interface WantedShape extends SeriesShape {
  /** Days of the rule on which it does not take place. */
  hasGaps: boolean;
}

/**
 * @param standing its reservations that are live or were driven; at least one
 * @returns undefined for a rule that Outlook cannot say
 */
export function wantedShape(series: CalendarSeries, standing: readonly CalendarItem[]): WantedShape | undefined {
  const { timeZone, agreed } = series;
  const rule = parseRecurrenceRule(series.recurrenceRule, timeZone);
  const start = Temporal.PlainDateTime.from(series.startWallTime);
  const pattern = toOutlookPattern(rule, start.toPlainDate().toString());
  const days = standing.map((item) => dayIn(item, timeZone)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!pattern || !first || !last) return undefined;
  const ruled = wallTimesOf(rule, start).map((one) => one.toPlainDate().toString());
  const end = series.isCancelled || !agreed ? last : [agreed.shape.endDay, last].sort().at(-1);
  const endDay = [ruled.at(-1) ?? last, end ?? last].sort()[0] ?? last;
  return {
    pattern,
    startTime: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    lengthMinutes: series.lengthMinutes,
    timeZone,
    startDay: first,
    endDay: [endDay, last].toSorted().at(-1) ?? last,
    hasGaps: ruled.some((day) => day >= first && day <= last && !days.includes(day)),
  };
}

/** As somebody may have changed it. An end that is no day is none. */
export function shownShape({ recurrence, startDate, endDate }: ShownEvent, timeZone: string): SeriesShape | undefined {
  if (!recurrence) return undefined;
  const [start, end] = [startDate, endDate].map((one) => onWallClock(new Date(one), timeZone).toPlainDateTime());
  if (!start || !end) return undefined;
  return {
    pattern: recurrence.pattern,
    startTime: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    lengthMinutes: start.until(end).total('minutes'),
    timeZone,
    startDay: recurrence.startDay,
    endDay: recurrence.endDay ?? '',
  };
}

/** What the port needs to write it. */
export function toTimes(shape: SeriesShape): { startDate: Date; endDate: Date; recurrence: CalendarRecurrence } {
  const { pattern, startDay, startTime, lengthMinutes, timeZone, endDay } = shape;
  const first = Temporal.PlainDateTime.from(`${startDay}T${startTime}`);
  return { ...periodAt(first, lengthMinutes, timeZone), recurrence: { pattern, startDay, endDay } };
}
