/** What a fleet manager wants to know on Monday morning: the week that is over, and the one that begins. */
import { Temporal } from 'temporal-polyfill';
import type { SystemContext } from '../command-context.ts';

export interface Digest {
  /** IANA; the weeks are those of the tenant's calendar. */
  timeZone: string;
  currency: string;
  /** Days, `2026-11-16`; the last one is a Sunday. */
  firstDay: string;
  lastDay: string;
  reservations: number;
  reservedMinutes: number;
  drivers: number;
  costCents: number;
  cancelled: number;
  noShows: number;
  lateReturns: number;
  damages: { vehicleName: string; licensePlate: string; damage: string }[];
  /** Those that were lent longest; at most three. */
  busiest: { vehicleName: string; licensePlate: string; minutes: number }[];
  /** In service and not lent once. */
  idleVehicles: number;
  activeVehicles: number;
  ahead: {
    reservations: number;
    undecided: number;
    waiting: number;
    inMaintenance: number;
    /** Licences that end within thirty days. */
    expiringLicences: number;
  };
}

interface Row extends Omit<Digest, 'ahead' | 'firstDay' | 'lastDay'> {
  week_start: string;
  ahead: Digest['ahead'];
}

const vehicle = `'vehicleName', v.make || ' ' || v.model, 'licensePlate', v.license_plate`;

/** @returns undefined when there is no such digest */
export async function loadDigest(
  { database, tenantId, now }: SystemContext,
  digestId: string,
): Promise<Digest | undefined> {
  const [row] = await database.read<Row>(tenantId, {
    name: 'digest.load',
    text: `
      with week as (
        select d.week_start, t.time_zone, t.currency, d.week_start::timestamp at time zone t.time_zone as starts,
          (d.week_start + 7)::timestamp at time zone t.time_zone as ends,
          (d.week_start + 14)::timestamp at time zone t.time_zone as next_ends
        from digests d join tenants t on t.id = d.tenant_id where d.id = $1
      ), r as (
        select r.* from week w join reservations r on r.start_date >= w.starts and r.start_date < w.ends
      ), lent as (
        select r.*, extract(epoch from coalesce(r.checked_in_at, r.end_date) - coalesce(r.checked_out_at, r.start_date)) / 60 as minutes
        from r where r.status in ('active', 'completed', 'approved')
      ), ahead as (
        select r.status from week w join reservations r on r.start_date >= w.ends and r.start_date < w.next_ends
      )
      select to_char(w.week_start, 'YYYY-MM-DD') as week_start, w.time_zone as "timeZone", w.currency,
        (select count(*) from lent)::int as reservations,
        (select coalesce(round(sum(greatest(minutes, 0))), 0) from lent)::int as "reservedMinutes",
        (select count(distinct driver_id) from lent)::int as drivers,
        (select coalesce(sum(cost_cents), 0) from lent)::int as "costCents",
        (select count(*) from r where status = 'cancelled' and cancellation_cause <> 'no-show')::int as cancelled,
        (select count(*) from r where status = 'cancelled' and cancellation_cause = 'no-show')::int as "noShows",
        (select count(*) from r where coalesce(checked_in_at, case when status = 'active' then $2::timestamptz end) > end_date)::int as "lateReturns",
        (select coalesce(json_agg(json_build_object(${vehicle}, 'damage', h.damage) order by h.occurred_at), '[]')
          from handovers h join vehicles v on v.tenant_id = h.tenant_id and v.id = h.vehicle_id
          where h.damage is not null and h.occurred_at >= w.starts and h.occurred_at < w.ends) as damages,
        (select coalesce(json_agg(json_build_object(${vehicle}, 'minutes', round(b.minutes)) order by b.minutes desc, v.license_plate), '[]')
          from (select tenant_id, vehicle_id, sum(greatest(minutes, 0)) as minutes from lent
            group by tenant_id, vehicle_id order by minutes desc, vehicle_id limit 3) b
          join vehicles v on v.tenant_id = b.tenant_id and v.id = b.vehicle_id) as busiest,
        (select count(*) from vehicles v where v.status = 'active'
          and not exists (select from lent where lent.vehicle_id = v.id))::int as "idleVehicles",
        (select count(*) from vehicles where status = 'active')::int as "activeVehicles",
        json_build_object(
          'reservations', (select count(*) from ahead where status in ('pending', 'approved', 'active')),
          'undecided', (select count(*) from ahead where status = 'pending'),
          'waiting', (select count(*) from waitlist_requests q
            where q.status = 'waiting' and q.start_date >= w.ends and q.start_date < w.next_ends),
          'inMaintenance', (select count(distinct m.vehicle_id) from maintenance m where m.status in ('planned', 'in_progress')
            and m.reservation_id is null and m.start_date < w.next_ends and (m.end_date is null or m.end_date > w.ends)),
          'expiringLicences', (select count(*) from drivers
            where licence_valid_until >= w.week_start + 7 and licence_valid_until < w.week_start + 37)
        ) as ahead
      from week w`,
    values: [digestId, now()],
  });
  if (!row) return undefined;
  const { week_start: firstDay, ...digest } = row;
  return { ...digest, firstDay, lastDay: Temporal.PlainDate.from(firstDay).add({ days: 6 }).toString() };
}
