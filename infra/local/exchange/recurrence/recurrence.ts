import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ExchangeError } from '../exchange-error.ts';
import { toIanaZone } from '../time-zones.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const day = z.enum(days);
const date = z.iso.date();

/** `patternedRecurrence`, as Graph takes and gives it. */
export const recurrenceInput = z.strictObject({
  pattern: z.strictObject({
    type: z.enum(['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']),
    interval: z.int().min(1).max(999),
    daysOfWeek: z.array(day).optional(),
    firstDayOfWeek: day.nullish(),
    dayOfMonth: z.int().optional(),
    month: z.int().optional(),
    index: z.enum(['first', 'second', 'third', 'fourth', 'last']).nullish(),
  }),
  range: z.strictObject({
    type: z.enum(['endDate', 'noEnd', 'numbered']),
    startDate: date,
    endDate: date.nullish(),
    numberOfOccurrences: z.int().optional(),
    recurrenceTimeZone: z.string().nullish(),
  }),
});

export type Recurrence = z.infer<typeof recurrenceInput>;

/** Exchange expands a series without end no further than anybody looks; so far here. */
const mostOccurrences = 1_500;
const longestYears = 30;

/** Throws 400, as Exchange does, for a pattern that lacks what its type needs. */
export function checkRecurrence({ pattern, range }: Recurrence): void {
  const lacks =
    (/weekly|relative/.test(pattern.type) && !pattern.daysOfWeek?.length && 'daysOfWeek') ||
    (/absolute(Monthly|Yearly)/.test(pattern.type) && !between(pattern.dayOfMonth, 31) && 'dayOfMonth') ||
    (/Yearly/.test(pattern.type) && !between(pattern.month, 12) && 'month') ||
    (range.type === 'endDate' && !range.endDate && 'endDate') ||
    (range.type === 'numbered' && !between(range.numberOfOccurrences, 999) && 'numberOfOccurrences');
  if (lacks) {
    throw new ExchangeError(400, 'ErrorPropertyValidationFailure', `The recurrence needs a valid ${lacks}.`);
  }
}

function between(value: number | undefined, most: number): boolean {
  return value !== undefined && value >= 1 && value <= most;
}

/** The days on which a series takes place, in order, those left out later included. */
export function datesOf({ pattern, range }: Recurrence): Temporal.PlainDate[] {
  const start = Temporal.PlainDate.from(range.startDate);
  const last =
    range.type === 'endDate' && range.endDate
      ? Temporal.PlainDate.from(range.endDate)
      : start.add({ years: longestYears });
  const most = range.type === 'numbered' ? (range.numberOfOccurrences ?? 0) : mostOccurrences;
  const found: Temporal.PlainDate[] = [];
  for (const one of candidates(pattern, start)) {
    if (Temporal.PlainDate.compare(one, last) > 0 || found.length >= most) break;
    if (Temporal.PlainDate.compare(one, start) >= 0) found.push(one);
  }
  return found;
}

function* candidates(pattern: Recurrence['pattern'], start: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  if (pattern.type === 'daily') for (let next = start; ; next = next.add({ days: pattern.interval })) yield next;
  if (pattern.type === 'weekly') return yield* weekly(pattern, start);
  const isYearly = pattern.type.endsWith('Yearly');
  const first = start.with({ day: 1, ...(isYearly && { month: pattern.month ?? 1 }) });
  for (let steps = 0; ; steps++) {
    const month = first.add({ months: steps * pattern.interval * (isYearly ? 12 : 1) });
    const day = pattern.type.startsWith('absolute') ? dayOf(month, pattern.dayOfMonth ?? 1) : relative(month, pattern);
    yield day;
  }
}

function* weekly(pattern: Recurrence['pattern'], start: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const firstDay = days.indexOf(pattern.firstDayOfWeek ?? 'sunday');
  const sinceFirst = (start.dayOfWeek - firstDay + 7) % 7;
  const offsets = (pattern.daysOfWeek ?? [])
    .map((name) => (days.indexOf(name) - firstDay + 7) % 7)
    .sort((a, b) => a - b);
  for (let week = start.subtract({ days: sinceFirst }); ; week = week.add({ weeks: pattern.interval })) {
    for (const days of new Set(offsets)) yield week.add({ days });
  }
}

/** Outlook takes the last day of a month that is too short. */
function dayOf(month: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return month.with({ day: Math.min(day, month.daysInMonth) });
}

function relative(month: Temporal.PlainDate, { daysOfWeek, index }: Recurrence['pattern']): Temporal.PlainDate {
  const isWanted = (one: Temporal.PlainDate) => daysOfWeek?.includes(days[one.dayOfWeek % 7] ?? 'sunday');
  const fitting = Array.from({ length: month.daysInMonth }, (_, offset) => month.add({ days: offset })).filter(
    isWanted,
  );
  const position = ['first', 'second', 'third', 'fourth'].indexOf(index ?? 'first');
  return (position < 0 ? fitting.at(-1) : fitting[position]) ?? month;
}

/** The zone on whose wall clock it repeats; throws 400 for an unknown one. @param fallback of the event's start */
export function zoneOf({ range }: Recurrence, fallback: string): string {
  return toIanaZone(range.recurrenceTimeZone || fallback);
}
