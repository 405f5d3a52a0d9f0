import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { divideSeries, endSeries } from './divide-series.ts';
import type { Description } from './plan-changes.ts';
import { writeRecurrenceRule } from './recurrence-rule.ts';
import type { SeriesRow } from './series-rows.ts';

interface Settings extends Description {
  vehicleId: string;
  /** `10:00`; left out as before. */
  startTime: string | undefined;
  lengthMinutes: number | undefined;
}

/**
 * Lets a series go on differently: itself, when all of it does; else another that continues it, and the series ends before.
 * @param goingOn the occurrences that go on differently
 * @returns the id of the series they belong to from now on
 */
export async function continueSeries(
  transaction: TenantTransaction,
  series: SeriesRow,
  goingOn: readonly ReservationRow[],
  settings: Settings,
  now: Date,
): Promise<string> {
  const { before, from, start } = divideSeries(series, goingOn);
  const values = [
    series.id,
    settings.vehicleId,
    (settings.startTime === undefined ? start : start.withPlainTime(settings.startTime)).toString(),
    settings.lengthMinutes ?? series.length_minutes,
    settings.purpose,
    settings.department,
    settings.costCenter,
    now,
  ];
  if (!before) {
    await transaction.query({
      name: 'series.change',
      text: `update reservation_series set vehicle_id = $2, start_wall_time = $3, length_minutes = $4, purpose = $5,
               department = $6, cost_center = $7, version = version + 1, updated_at = $8
             where id = $1`,
      values,
    });
    return series.id;
  }
  await endSeries(transaction, series, before, now);
  const [row] = await transaction.query<{ id: string }>({
    name: 'series.continue',
    text: `insert into reservation_series (continues_series_id, vehicle_id, start_wall_time, length_minutes, purpose, department,
             cost_center, recurrence_rule, driver_id, time_zone, created_by, created_at, updated_at)
           select id, $2, $3, $4, $5, $6, $7, $9, driver_id, time_zone, created_by, $8, $8
           from reservation_series where id = $1 returning id`,
    values: [...values, writeRecurrenceRule(from, start.toPlainTime())],
  });
  if (!row) throw new Error('A series was not continued');
  return row.id;
}
