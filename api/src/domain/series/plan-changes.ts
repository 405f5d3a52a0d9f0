/** What a change of a series means for each of its occurrences; pure. */
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { Temporal } from 'temporal-polyfill';
import type { Period } from '../reservation/reservation-request.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { onWallClock } from '../reservation/wall-clock.ts';
import { dayOf } from './divide-series.ts';
import { periodAt } from './occurrences.ts';
import type { SeriesRow } from './series-rows.ts';

type Input = OperationArguments<'updateSeries'>;

export interface PlannedChange {
  before: ReservationRow;
  /** Where it is to be; undefined leaves its time and vehicle alone. */
  period: Period | undefined;
  /** Its place in the series that goes on; undefined for one that is changed by itself. */
  occurrence: { seriesId: string; occurrenceDate: Date } | undefined;
  purpose: string;
  department: string | null;
  costCenter: string | null;
}

/** What describes the series from here on. */
export interface Description {
  purpose: string;
  department: string | null;
  costCenter: string | null;
}

/**
 * @param rows those that are meant
 * @param goingOnId the series they belong to from here on
 * @returns in an order in which none is moved to where the next one still is
 */
export function planChanges(
  series: SeriesRow,
  rows: readonly ReservationRow[],
  input: Input,
  description: Description,
  goingOnId: string,
): PlannedChange[] {
  const plans = rows.map((before) =>
    input.scope === 'this'
      ? planOne(series, before, input, description)
      : planInSeries(series, before, input, description, goingOnId),
  );
  const movesLater = plans.some(({ before, period }) => period && period.startDate > before.start_date);
  return movesLater ? plans.reverse() : plans;
}

/** By itself, counted from where it is now. */
function planOne(series: SeriesRow, before: ReservationRow, input: Input, description: Description): PlannedChange {
  const start = onWallClock(before.start_date, series.time_zone).toPlainDateTime();
  const end = onWallClock(before.end_date, series.time_zone).toPlainDateTime();
  const wallTime = input.startTime ? start.withPlainTime(input.startTime) : start;
  const lengthMinutes = input.lengthMinutes ?? start.until(end).total('minutes');
  const isMoved = input.startTime !== undefined || input.lengthMinutes !== undefined;
  const present = { startDate: before.start_date, endDate: before.end_date };
  return {
    before,
    period: isMoved ? periodAt(wallTime, lengthMinutes, series.time_zone) : present,
    occurrence: undefined,
    purpose: input.purpose ?? before.purpose,
    department: input.department === undefined ? before.department : description.department,
    costCenter: input.costCenter === undefined ? before.cost_center : description.costCenter,
  };
}

/** As the series is from here on, but for what was changed by itself. */
function planInSeries(
  series: SeriesRow,
  before: ReservationRow,
  input: Input,
  description: Description,
  seriesId: string,
): PlannedChange {
  const { includeExceptions, startTime, lengthMinutes = series.length_minutes, vehicleId } = input;
  const time = startTime ?? Temporal.PlainDateTime.from(series.start_wall_time).toPlainTime();
  const period = periodAt(dayOf(before, series).toPlainDateTime(time), lengthMinutes, series.time_zone);
  const isMoving = startTime !== undefined || input.lengthMinutes !== undefined || vehicleId !== undefined;
  const follows = before.is_exception ? includeExceptions : isMoving;
  /** What was written into one occurrence alone stays there. */
  const inherit = <Value>(present: Value, ofSeries: Value, next: Value) =>
    present === ofSeries || includeExceptions ? next : present;
  return {
    before,
    period: follows ? period : undefined,
    occurrence: { seriesId, occurrenceDate: period.startDate },
    purpose: inherit(before.purpose, series.purpose, description.purpose),
    department: inherit(before.department, series.department, description.department),
    costCenter: inherit(before.cost_center, series.cost_center, description.costCenter),
  };
}

/** Whether there is anything to write. */
export function changesAnything({ before, period, occurrence, ...description }: PlannedChange): boolean {
  return (
    period !== undefined ||
    (occurrence !== undefined &&
      (occurrence.seriesId !== before.series_id ||
        occurrence.occurrenceDate.getTime() !== before.occurrence_date?.getTime())) ||
    description.purpose !== before.purpose ||
    description.department !== before.department ||
    description.costCenter !== before.cost_center
  );
}
