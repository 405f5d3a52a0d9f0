/** How often a reservation repeats, as the form holds it, as RFC 5545 writes it, and on which days that is. */
import { addDays, addMonths, asUtc } from '../../ui/calendar-day.ts';

export const frequencies = ['never', 'daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Repetition {
  frequency: Frequency;
  /** Every how many days, weeks or months. */
  interval: number;
  /** Of weeks; the weekday of the start is always among them. */
  weekdays: readonly Weekday[];
  /** The last day that may still be one of them: `2027-03-31`, or empty. */
  untilDay: string;
  mode: 'all-or-nothing' | 'all-that-fit';
}

export const noRepetition: Repetition = {
  frequency: 'never',
  interval: 1,
  weekdays: [],
  untilDay: '',
  mode: 'all-or-nothing',
};

/** As many as the API makes of one series. */
const mostOccurrences = 500;
const daysOfWeek = 7;
const monthsOfTwoYears = 24;

export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(asUtc(day)).getUTCDay() + 6) % daysOfWeek] ?? 'MO';
}

/** The days on which it takes place: at most two years of them, and at most as many as the API takes. */
export function occurrenceDays(startDay: string, repetition: Repetition): string[] {
  const { frequency, interval, untilDay } = repetition;
  const twoYears = addMonths(startDay, monthsOfTwoYears);
  const [last = twoYears] = [untilDay, twoYears].sort();
  const days: string[] = [];
  const add = (day: string) => {
    if (day >= startDay && day <= last && days.length < mostOccurrences) days.push(day);
  };
  if (frequency === 'never' || !untilDay || interval < 1) return [];
  if (frequency === 'daily') for (let day = startDay; day <= last; day = addDays(day, interval)) add(day);
  if (frequency === 'weekly') {
    const chosen = new Set<Weekday>([...repetition.weekdays, weekdayOf(startDay)]);
    const monday = addDays(startDay, -weekdays.indexOf(weekdayOf(startDay)));
    for (let week = monday; week <= last; week = addDays(week, interval * daysOfWeek)) {
      for (const [index, weekday] of weekdays.entries()) if (chosen.has(weekday)) add(addDays(week, index));
    }
  }
  if (frequency === 'monthly') {
    for (let count = 0; addMonths(startDay, count) <= last; count += interval) {
      const day = addMonths(startDay, count);
      // A month without that day is left out, as RFC 5545 does.
      if (day.slice(8) === startDay.slice(8)) add(day);
    }
  }
  return days;
}

/** @returns RFC 5545 without DTSTART; it ends by a count, so that no zone has a say in it */
export function recurrenceRule(startDay: string, repetition: Repetition): string {
  const { frequency, interval } = repetition;
  const count = occurrenceDays(startDay, repetition).length;
  const chosen = weekdays.filter((one) => repetition.weekdays.includes(one) || one === weekdayOf(startDay));
  return [
    `FREQ=${frequency.toUpperCase()}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(frequency === 'weekly' ? [`BYDAY=${chosen.join(',')}`] : []),
    `COUNT=${count}`,
  ].join(';');
}

/** What is wrong with it, as the key of its words. */
export function repetitionError(startDay: string, repetition: Repetition): 'untilMissing' | 'repeatsOnce' | undefined {
  if (repetition.frequency === 'never' || !startDay) return undefined;
  if (!repetition.untilDay) return 'untilMissing';
  return occurrenceDays(startDay, repetition).length < 2 ? 'repeatsOnce' : undefined;
}
