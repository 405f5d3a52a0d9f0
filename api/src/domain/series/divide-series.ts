import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { Temporal } from 'temporal-polyfill';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { onWallClock } from '../reservation/wall-clock.ts';
import type { LockedOccurrences } from './lock-occurrences.ts';
import { splitRule, wallTimesOf } from './occurrences.ts';
import { parseRecurrenceRule, type RecurrenceRule, writeRecurrenceRule } from './recurrence-rule.ts';
import { stands } from './series-policy.ts';
import type { SeriesRow } from './series-rows.ts';

/** A rule, and the first of its occurrences. */
export interface Repetition {
  rule: RecurrenceRule;
  start: Temporal.PlainDateTime;
}

/** How a series repeats now. */
export function repetitionOf(series: SeriesRow): Repetition {
  return {
    rule: parseRecurrenceRule(series.recurrence_rule, series.time_zone),
    start: Temporal.PlainDateTime.from(series.start_wall_time),
  };
}

/** A series divided before the first of the occurrences that are meant, wherever they were moved since. */
export interface Division {
  /** Undefined when nothing stays behind, neither by the rule nor in fact. */
  before: RecurrenceRule | undefined;
  /** Undefined when the rule names no day from there on. */
  from: Repetition | undefined;
}

export function divideSeries({ series, rows, meant }: LockedOccurrences): Division {
  const { rule, start } = repetitionOf(series);
  const wallTimes = wallTimesOf(rule, start);
  const [day] = meant.map((one) => dayOf(one, series)).sort(Temporal.PlainDate.compare);
  const index = wallTimes.findIndex((one) => day && Temporal.PlainDate.compare(one.toPlainDate(), day) >= 0);
  const first = wallTimes[index];
  const staysBehind = rows.some((row) => stands(row.status) && !meant.includes(row));
  if (!first) return { before: staysBehind ? rule : undefined, from: undefined };
  const { before, from } = index === 0 ? { before: undefined, from: rule } : splitRule(rule, wallTimes, index);
  return { before: staysBehind ? before : undefined, from: { rule: from, start: first } };
}

/** The day on which the rule put an occurrence. The clocks never skip the whole of one within the years of a series. */
export function dayOf(
  { occurrence_date }: Pick<ReservationRow, 'occurrence_date'>,
  series: SeriesRow,
): Temporal.PlainDate {
  if (!occurrence_date) throw new Error('An occurrence of a series does not know its date');
  return onWallClock(occurrence_date, series.time_zone).toPlainDate();
}

/** Lets a series end before what goes on without it. */
export async function endSeries(
  transaction: TenantTransaction,
  { id, start_wall_time }: SeriesRow,
  before: RecurrenceRule,
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'series.end',
    text: 'update reservation_series set recurrence_rule = $2, version = version + 1, updated_at = $3 where id = $1',
    values: [id, writeRecurrenceRule(before, Temporal.PlainTime.from(start_wall_time)), now],
  });
}
