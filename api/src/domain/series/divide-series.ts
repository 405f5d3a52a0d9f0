import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { Temporal } from 'temporal-polyfill';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { onWallClock } from '../reservation/wall-clock.ts';
import { splitRule, wallTimesOf } from './occurrences.ts';
import { parseRecurrenceRule, type RecurrenceRule, writeRecurrenceRule } from './recurrence-rule.ts';
import type { SeriesRow } from './series-rows.ts';

/** Where a series is divided: what stays behind, if anything, and what goes on. */
export interface Division {
  /** Undefined when the series goes on as a whole. */
  before: RecurrenceRule | undefined;
  from: RecurrenceRule;
  /** Of the first occurrence that goes on. */
  start: Temporal.PlainDateTime;
}

/** @param goingOn the occurrences that go on; the first of them by the rule, wherever they were moved since, begins the new part */
export function divideSeries(series: SeriesRow, goingOn: readonly ReservationRow[]): Division {
  const rule = parseRecurrenceRule(series.recurrence_rule, series.time_zone);
  const wallTimes = wallTimesOf(rule, Temporal.PlainDateTime.from(series.start_wall_time));
  const [day] = goingOn.map((one) => dayOf(one, series)).sort(Temporal.PlainDate.compare);
  const index = wallTimes.findIndex((wallTime) => day?.equals(wallTime.toPlainDate()));
  const start = wallTimes[index];
  if (!start) throw new Error('An occurrence of a series is none by its rule');
  return index === 0 ? { before: undefined, from: rule, start } : { ...splitRule(rule, wallTimes, index), start };
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
