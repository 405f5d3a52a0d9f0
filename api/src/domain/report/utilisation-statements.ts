/** The questions behind the report of use. Everything is added up by the database: a year of a large fleet is many rows. */
import type { Statement } from '@fleet/db/tenant-transaction.ts';

interface Asked {
  from: Date;
  to: Date;
  poolId: string | undefined;
}

/** Open time as sorted stretches in seconds since 1970, with the open seconds before each, so that one lookup measures any period. */
export interface OpenTime {
  poolId: string;
  opens: number[];
  closes: number[];
  before: number[];
  total: number;
}

// A reservation lasts at most a year, so the index on its start bounds the search on both sides.
const inPeriod = `r.start_date < $2 and r.end_date > $1 and r.start_date > $1 - interval '367 days'`;
const claims = `r.status in ('approved', 'active', 'completed')`;

/** Open seconds of pool `o` before an instant. */
const openBefore = (
  instant: string,
) => `(select case when place = 0 then 0 else o.before[place] + least(${instant}, o.closes[place]) - o.opens[place] end
  from width_bucket(${instant}, o.opens) as place)`;

export function utilisationStatement({ from, to, poolId }: Asked, openTimes: readonly OpenTime[]): Statement {
  return {
    name: 'report.utilisation',
    text: `
      with open_time as materialized (
        select * from jsonb_to_recordset($4::jsonb)
          as open_time ("poolId" uuid, opens float8[], closes float8[], before float8[], total float8)
      ), used as (
        select r.vehicle_id,
          count(*) filter (where ${claims}) as reservations,
          count(*) filter (where r.status = 'cancelled' and r.cancellation_cause is not distinct from 'no-show') as no_shows,
          count(*) filter (where r.status = 'cancelled' and r.cancellation_cause is distinct from 'no-show') as cancelled,
          count(*) filter (where ${claims} and r.checked_in_at > r.end_date) as late_returns,
          sum(span.ends - span.starts) filter (where ${claims}) as seconds,
          sum(${openBefore('span.ends')} - ${openBefore('span.starts')}) filter (where ${claims}) as open_seconds
        from reservations r
        join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
        join open_time o on o."poolId" = v.pool_id
        cross join lateral (select extract(epoch from greatest(r.start_date, $1))::float8 as starts,
          extract(epoch from least(r.end_date, $2))::float8 as ends) span
        where ${inPeriod} and r.status in ('approved', 'active', 'completed', 'cancelled')
        group by r.vehicle_id
      )
      select v.id as "vehicleId", v.make || ' ' || v.model as "vehicleName", v.license_plate as "licensePlate",
        p.id as "poolId", p.name as "poolName", coalesce(u.seconds, 0) / 60 as "reservedMinutes",
        coalesce(u.open_seconds, 0) / 60 as "reservedOpenMinutes", o.total / 60 as "openMinutes",
        coalesce(u.reservations, 0) as "reservationCount", coalesce(u.no_shows, 0) as "noShowCount",
        coalesce(u.cancelled, 0) as "cancelledCount", coalesce(u.late_returns, 0) as "lateReturnCount"
      from vehicles v
      join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
      join open_time o on o."poolId" = p.id
      left join used u on u.vehicle_id = v.id
      where ($3::uuid is null or p.id = $3) and (v.retired_at is null or v.retired_at > $1 or u.vehicle_id is not null)
      order by p.name, v.make, v.model, v.license_plate`,
    values: [from, to, poolId ?? null, JSON.stringify(openTimes)],
  };
}

/**
 * How many vehicles were out, from one quarter of an hour or change to the next; each such piece lies in one hour of the wall
 * clock, as the offsets of all zones are whole quarters.
 */
export function hoursStatement({ from, to, poolId }: Asked): Statement {
  return {
    name: 'report.hours',
    text: `
      with claimed as materialized (
        select p.time_zone as zone, greatest(r.start_date, $1) as starts, least(r.end_date, $2) as ends
        from reservations r
        join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
        join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
        where ${inPeriod} and ${claims} and ($3::uuid is null or p.id = $3)
      ), points as (
        select zone, starts as at, 1 as change from claimed
        union all select zone, ends, -1 from claimed
        union all select zone, quarter, 0
          from (select distinct zone from claimed) zones
          cross join generate_series(date_trunc('hour', $1::timestamptz), $2::timestamptz, interval '15 minutes') as quarter
      ), pieces as (
        select zone, at, sum(sum(change)) over along as vehicles_out, lead(at) over along - at as lasts
        from points group by zone, at window along as (partition by zone order by at)
      )
      select extract(isodow from at at time zone zone)::integer as weekday, extract(hour from at at time zone zone)::integer as hour,
        sum(vehicles_out * extract(epoch from lasts) / 60)::float8 as "reservedMinutes"
      from pieces where vehicles_out > 0 group by 1, 2 order by 1, 2`,
    values: [from, to, poolId ?? null],
  };
}
