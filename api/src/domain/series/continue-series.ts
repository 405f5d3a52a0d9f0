import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { divideSeries, endSeries, repetitionOf } from './divide-series.ts';
import type { LockedOccurrences } from './lock-occurrences.ts';
import type { Description } from './plan-changes.ts';
import { writeRecurrenceRule } from './recurrence-rule.ts';

interface Settings extends Description {
  scope: 'following' | 'all';
  vehicleId: string;
  /** `10:00`; left out as before. */
  startTime: string | undefined;
  lengthMinutes: number | undefined;
}

/**
 * Lets a series go on differently: itself, when all of it does or nothing would stay behind; else another that continues
 * it, and the series ends before.
 * @returns the id of the series to which the occurrences that are meant belong from now on
 */
export async function continueSeries(
  transaction: TenantTransaction,
  locked: LockedOccurrences,
  settings: Settings,
  now: Date,
): Promise<string> {
  const { series } = locked;
  const { before, from } = settings.scope === 'all' ? {} : divideSeries(locked);
  const { rule, start } = from ?? repetitionOf(series);
  const startsAt = settings.startTime === undefined ? start : start.withPlainTime(settings.startTime);
  const values = [
    series.id,
    settings.vehicleId,
    startsAt.toString(),
    settings.lengthMinutes ?? series.length_minutes,
    settings.purpose,
    settings.department,
    settings.costCenter,
    writeRecurrenceRule(rule, startsAt.toPlainTime()),
    now,
  ];
  if (!before || !from) {
    await transaction.query({
      name: 'series.change',
      text: `update reservation_series set vehicle_id = $2, start_wall_time = $3, length_minutes = $4, purpose = $5,
               department = $6, cost_center = $7, recurrence_rule = $8, version = version + 1, updated_at = $9
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
           select id, $2, $3, $4, $5, $6, $7, $8, driver_id, time_zone, created_by, $9, $9
           from reservation_series where id = $1 returning id`,
    values,
  });
  if (!row) throw new Error('A series was not continued');
  return row.id;
}
