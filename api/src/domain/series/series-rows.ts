/** How series are read, and what callers see of them. */
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Series } from '@fleet/contracts/series.ts';
import type { Statement } from '@fleet/db/tenant-transaction.ts';
import { type ReservationRow, selectReservation } from '../reservation/reservation-rows.ts';

export interface SeriesRow {
  id: string;
  vehicle: Reservation['vehicle'];
  driver: Reservation['driver'];
  created_by: Reservation['createdBy'];
  recurrence_rule: string;
  time_zone: string;
  /** `2027-03-01T09:00` */
  start_wall_time: string;
  length_minutes: number;
  purpose: string;
  department: string | null;
  cost_center: string | null;
  minimum_seats: number | null;
  equipment: string[];
  trip_distance_meters: number | null;
  status: Series['status'];
  continues_series_id: string | null;
  occurrence_counts: Series['occurrenceCounts'] | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** Of the series `s`: cancelled also when the last of its occurrences went by itself, in whichever way. */
export const seriesStatus = `case when s.status = 'active' and exists (
    select from reservations r where r.tenant_id = s.tenant_id and r.series_id = s.id
      and r.status in ('pending', 'approved', 'active', 'completed')) then 'active' else 'cancelled' end`;

/**
 * `select … from …` with the series as `s`; a condition follows.
 * @param series the table, or a query in parentheses that has already chosen the rows
 */
export const selectSeries = (moreColumns = '', series = 'reservation_series') => `
  select ${moreColumns} s.id, s.recurrence_rule, s.time_zone, to_char(s.start_wall_time, 'YYYY-MM-DD"T"HH24:MI') as start_wall_time,
    s.length_minutes, s.purpose, s.department, s.cost_center, s.minimum_seats, s.equipment, s.trip_distance_meters, ${seriesStatus} as status, s.continues_series_id, s.version, s.created_at, s.updated_at,
    json_build_object('id', v.id, 'name', v.make || ' ' || v.model, 'licensePlate', v.license_plate, 'class', v.class,
      'poolName', p.name, 'site', p.site) as vehicle,
    json_build_object('driverId', d.id, 'displayName', d.display_name, 'userId', d.user_id, 'email', du.email) as driver,
    json_build_object('userId', cu.id, 'displayName', cu.display_name, 'email', cu.email) as created_by,
    (select json_object_agg(c.status, c.number) from (
      select r.status, count(*) as number from reservations r
      where r.tenant_id = s.tenant_id and r.series_id = s.id group by r.status) c) as occurrence_counts
  from ${series} s
  join vehicles v on v.tenant_id = s.tenant_id and v.id = s.vehicle_id
  join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
  join drivers d on d.tenant_id = s.tenant_id and d.id = s.driver_id
  left join users du on du.tenant_id = d.tenant_id and du.id = d.user_id
  join users cu on cu.tenant_id = s.tenant_id and cu.id = s.created_by`;

const selectSeriesById = { name: 'series.by-id', text: `${selectSeries()} where s.id = $1` };
const selectOccurrences = {
  name: 'series.occurrences',
  text: `${selectReservation()} where r.series_id = $1 order by r.start_date, r.id`,
};

/** Within a transaction, or by itself. */
export interface Reader {
  query<Row>(statement: Statement): Promise<Row[]>;
}

export async function readSeriesRow(reader: Reader, seriesId: string): Promise<SeriesRow | undefined> {
  const [row] = await reader.query<SeriesRow>({ ...selectSeriesById, values: [seriesId] });
  return row;
}

/** By start. */
export function readOccurrenceRows(reader: Reader, seriesId: string): Promise<ReservationRow[]> {
  return reader.query<ReservationRow>({ ...selectOccurrences, values: [seriesId] });
}

export function toSeries(row: SeriesRow): Series {
  return {
    id: row.id,
    vehicle: row.vehicle,
    driver: row.driver,
    createdBy: row.created_by,
    recurrenceRule: row.recurrence_rule,
    timeZone: row.time_zone,
    startWallTime: row.start_wall_time,
    lengthMinutes: row.length_minutes,
    purpose: row.purpose,
    department: row.department,
    costCenter: row.cost_center,
    status: row.status,
    continuesSeriesId: row.continues_series_id,
    occurrenceCounts: row.occurrence_counts ?? {},
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
