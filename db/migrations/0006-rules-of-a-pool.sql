-- What a pool asks of a reservation, and what can stand in its way besides another reservation.

alter table pools rename column booking_horizon_days to horizon_days;
alter table pools
  add minimum_notice_minutes integer not null default 0 check (minimum_notice_minutes between 0 and 525600),
  -- When vehicles are handed out and taken back, by weekday in the pool's zone; null is always (contracts/pool.ts).
  add opening_hours jsonb,
  -- Days on which nothing is handed out or taken back: [{"date": "2026-12-25", "name": "Christmas Day"}].
  add holidays jsonb not null default '[]',
  -- What one driver may use: [{"measure": "hours", "limit": 20, "per": "week"}].
  add quotas jsonb not null default '[]',
  add licence_required boolean not null default false,
  add reserves_for_others text not null default 'fleet_manager' check (reserves_for_others in ('everybody', 'approver', 'fleet_manager')),
  -- How far a decided reservation may be moved or stretched without a new decision.
  add edit_tolerance_minutes integer not null default 30 check (edit_tolerance_minutes between 0 and 1440),
  -- How long after the start a vehicle that nobody took is released; null is never.
  add no_show_minutes integer check (no_show_minutes between 5 and 1440),
  add version integer not null default 1;

create table vehicle_classes (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  class text not null check (class in ('compact', 'sedan', 'estate', 'suv', 'van', 'minibus', 'truck')),
  display_name text not null check (length(display_name) between 1 and 80),
  -- A class of driving licence as Directive 2006/126/EC names it; a driver needs it in a pool that asks for licences.
  required_licence_class text not null default 'B' check (required_licence_class ~ '^[A-Z][A-Z0-9]{0,3}$'),
  hourly_cost_cents integer not null default 0 check (hourly_cost_cents >= 0),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, class)
);
call protect_tenant_table('vehicle_classes');
grant select, insert, update on vehicle_classes to fleet_app;

create table equipment (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  display_name text not null check (length(display_name) between 1 and 80),
  primary key (tenant_id, code)
);
call protect_tenant_table('equipment');
grant select, insert, update on equipment to fleet_app;

alter table vehicles
  -- Codes of `equipment`; checked by the command that writes them.
  add equipment text[] not null default '{}',
  -- What the battery or tank lasts for when full; null is unknown.
  add range_meters integer check (range_meters > 0),
  add photo_id uuid,
  add retired_at timestamptz;

alter table cost_centers
  add active boolean not null default true,
  add version integer not null default 1;

alter table drivers
  add email text,
  add licence_classes text[] not null default '{}',
  add licence_valid_until date,
  add licence_number text check (length(licence_number) between 1 and 40),
  add blocked_reason text check (length(blocked_reason) between 1 and 500),
  add version integer not null default 1;

-- A time in which vehicles are not lent: of one vehicle, of a pool, or of the whole tenant.
create table blackouts (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  pool_id uuid,
  vehicle_id uuid,
  start_date timestamptz not null,
  end_date timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (end_date > start_date),
  check (pool_id is null or vehicle_id is null),
  foreign key (tenant_id, pool_id) references pools (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index blackouts_period on blackouts (tenant_id, end_date, start_date);
call protect_tenant_table('blackouts');
grant select, insert, update, delete on blackouts to fleet_app;

create table maintenance (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  kind text not null check (kind in ('service', 'inspection', 'repair', 'tires', 'cleaning', 'other')),
  start_date timestamptz not null,
  -- Null while nobody knows when the vehicle comes back.
  end_date timestamptz,
  status text not null default 'planned' check (status in ('planned', 'in_progress', 'done', 'cancelled')),
  note text check (length(note) <= 1000),
  cost_cents integer check (cost_cents >= 0),
  odometer_meters bigint check (odometer_meters >= 0),
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (end_date > start_date),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create index maintenance_open on maintenance (tenant_id, vehicle_id, start_date) where status in ('planned', 'in_progress');
create index maintenance_history on maintenance (tenant_id, vehicle_id, start_date);
call protect_tenant_table('maintenance');
grant select, insert, update on maintenance to fleet_app;

-- A temporary claim while somebody fills in a form. Its expiry is part of every question, so a stale row claims nothing.
create table holds (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  user_id uuid not null,
  start_date timestamptz not null,
  end_date timestamptz not null,
  buffered_end_date timestamptz not null,
  -- What the hold was placed for: a form, or the offer of a waitlist.
  waitlist_request_id uuid,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (end_date > start_date and buffered_end_date >= end_date),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index holds_period on holds (tenant_id, vehicle_id, expires_at);
create index holds_user on holds (tenant_id, user_id, expires_at);
call protect_tenant_table('holds');
grant select, insert, update, delete on holds to fleet_app;

alter table reservations
  -- What the driver asked for; what chose the vehicle when it was left open, and why.
  add minimum_seats integer check (minimum_seats between 1 and 60),
  add equipment text[] not null default '{}',
  add trip_distance_meters integer check (trip_distance_meters > 0),
  add assignment_reason text check (length(assignment_reason) <= 500),
  add cost_cents integer check (cost_cents >= 0),
  add cancellation_cause text check (cancellation_cause in ('requested', 'no-show', 'undecided', 'vehicle', 'series', 'calendar')),
  add checked_out_at timestamptz,
  add checked_in_at timestamptz,
  -- When the driver was reminded, and when they were told that the vehicle is due.
  add reminded_at timestamptz,
  add overdue_noted_at timestamptz;
-- A repetition is recognized by its idempotency key, for every command alike (0009).
alter table reservations drop column request_id;

-- What jobs look for by the clock.
create index reservations_to_remind on reservations (tenant_id, start_date) where status = 'approved' and reminded_at is null;
create index reservations_out on reservations (tenant_id, end_date) where status = 'active';

-- What is in the way of a claim on a vehicle. The exclusion constraint forbids an overlap; this explains it, and knows the
-- other claims: holds, blackouts, maintenance, and a vehicle that has not come back.
-- $3 is the end with the turnaround. Own reservation and hold are left out.
create function check_reservation_conflict(
  vehicle uuid, starts timestamptz, buffered_ends timestamptz, at timestamptz,
  own_reservation uuid default null, own_hold uuid default null
) returns table (kind text, id uuid, start_date timestamptz, end_date timestamptz, reason text)
  language sql stable as $$
  select 'reservation', r.id, r.start_date, r.buffered_end_date, null
    from reservations r
    where r.vehicle_id = vehicle and r.status in ('pending', 'approved', 'active')
      and r.start_date < buffered_ends and r.buffered_end_date > starts and r.id is distinct from own_reservation
  union all
  select 'overdue', r.id, r.start_date, r.end_date, null
    from reservations r
    where r.vehicle_id = vehicle and r.status = 'active' and r.end_date <= at
      and starts < add_minutes(at, r.buffer_minutes) and r.buffered_end_date <= starts and r.id is distinct from own_reservation
  union all
  select 'hold', h.id, h.start_date, h.buffered_end_date, null
    from holds h
    where h.vehicle_id = vehicle and h.expires_at > at and h.start_date < buffered_ends and h.buffered_end_date > starts
      and h.id is distinct from own_hold
  union all
  select 'blackout', b.id, b.start_date, b.end_date, b.reason
    from blackouts b join vehicles v on v.id = vehicle
    where b.end_date > starts and b.start_date < buffered_ends
      and (b.vehicle_id = vehicle or b.pool_id = v.pool_id or (b.vehicle_id is null and b.pool_id is null))
  union all
  select 'maintenance', m.id, m.start_date, m.end_date, m.kind
    from maintenance m
    where m.vehicle_id = vehicle and m.status in ('planned', 'in_progress')
      and m.start_date < buffered_ends and (m.end_date is null or m.end_date > starts)
$$;
