import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Temporal } from 'temporal-polyfill';
import { divideSeries, endSeries, repetitionOf } from './divide-series.ts';
import type { LockedOccurrences } from './lock-occurrences.ts';
import { wallTimesOf } from './occurrences.ts';
import type { Description } from './plan-changes.ts';
import { parseRecurrenceRule, writeRecurrenceRule } from './recurrence-rule.ts';

interface Settings extends Description {
  scope: 'following' | 'all';
  vehicleId: string;
  /** `10:00`; left out as before. */
  startTime: string | undefined;
  lengthMinutes: number | undefined;
  /** Left out as before. */
  recurrenceRule: string | undefined;
}

/** How a series goes on. */
interface Continued {
  /** To which the occurrences that are meant belong from now on. */
  seriesId: string;
  wallTimes: Temporal.PlainDateTime[];
}

/**
 * Lets a series go on differently: itself, when all of it does or nothing would stay behind; else another that continues
 * it, and the series ends before.
 * @throws {DomainError} VALIDATION_FAILED for a rule that is none
 */
export async function continueSeries(
  transaction: TenantTransaction,
  locked: LockedOccurrences,
  settings: Settings,
  now: Date,
): Promise<Continued> {
  const { series } = locked;
  const { before, from } = settings.scope === 'all' ? {} : divideSeries(locked);
  const present = from ?? repetitionOf(series);
  const { startTime, recurrenceRule } = settings;
  const rule = recurrenceRule === undefined ? present.rule : parseRecurrenceRule(recurrenceRule, series.time_zone);
  const earliest = startTime === undefined ? present.start : present.start.withPlainTime(startTime);
  const wallTimes = wallTimesOf(rule, earliest);
  const start = wallTimes[0] ?? earliest;
  const values = [
    series.id,
    settings.vehicleId,
    start.toString(),
    settings.lengthMinutes ?? series.length_minutes,
    settings.purpose,
    settings.department,
    settings.costCenter,
    writeRecurrenceRule(rule, start.toPlainTime()),
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
    return { seriesId: series.id, wallTimes };
  }
  await endSeries(transaction, series, before, now);
  const [row] = await transaction.query<{ id: string }>({
    name: 'series.continue',
    text: `insert into reservation_series (continues_series_id, vehicle_id, start_wall_time, length_minutes, purpose, department,
             cost_center, recurrence_rule, driver_id, time_zone, minimum_seats, equipment, trip_distance_meters, created_by,
             created_at, updated_at)
           select id, $2, $3, $4, $5, $6, $7, $8, driver_id, time_zone, minimum_seats, equipment, trip_distance_meters, created_by,
             $9, $9
           from reservation_series where id = $1 returning id`,
    values,
  });
  if (!row) throw new Error('A series was not continued');
  return { seriesId: row.id, wallTimes };
}
