/**
 * The approved reservations, of pools that give up on no-shows, whose vehicle nobody has taken for long enough, as `due`: with
 * the time at which they are given up, and whether the vehicle is there at all. It counts from when the driver could have taken
 * it: whoever waits for the vehicle or for a decision is no no-show.
 * @param minutes SQL for how long is long enough, by the pool `p`
 * @param condition SQL on the reservation `r` and on `away.is_away`; `$1` is now
 */
export function unclaimedReservations(minutes: string, condition: string): string {
  return `with due as (
      select r.tenant_id, r.id, p.no_show_minutes, away.is_away, add_minutes(there.since, p.no_show_minutes) as released_at
      from reservations r
      join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
      join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
      cross join lateral (
        select v.status <> 'active'
          or exists (select from reservations earlier
            where earlier.tenant_id = r.tenant_id and earlier.vehicle_id = r.vehicle_id
              and earlier.status = 'active' and earlier.start_date < r.start_date)
          or exists (select from maintenance m
            where m.tenant_id = r.tenant_id and m.vehicle_id = r.vehicle_id and m.status = 'in_progress'
              and m.start_date <= $1 and (m.end_date is null or m.end_date > $1)) as is_away
      ) away
      cross join lateral (
        select greatest(r.start_date, r.created_at, r.approved_at, r.placed_at, v.active_since,
          (select max(h.occurred_at) from handovers h
            where h.tenant_id = r.tenant_id and h.vehicle_id = r.vehicle_id and h.kind = 'check-in' and h.occurred_at <= $1),
          (select max(least(m.end_date, case m.status when 'done' then m.updated_at end)) from maintenance m
            where m.tenant_id = r.tenant_id and m.vehicle_id = r.vehicle_id and m.status in ('in_progress', 'done')
              and m.start_date <= $1 and least(m.end_date, case m.status when 'done' then m.updated_at end) <= $1)) as since
      ) there
      where r.status = 'approved' and r.start_date < $1 and p.no_show_minutes is not null
        and add_minutes(there.since, ${minutes}) <= $1 and ${condition}
      order by r.start_date limit 200 for no key update of r skip locked
    )`;
}
