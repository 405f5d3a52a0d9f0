-- What positions mean: trips, areas and who is in them, and what somebody should look at.

create table trips (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  started_at timestamptz not null,
  -- Null while it goes on.
  ended_at timestamptz,
  start_latitude double precision not null,
  start_longitude double precision not null,
  end_latitude double precision not null,
  end_longitude double precision not null,
  distance_meters integer not null,
  -- By the odometer where it agrees with where the vehicle was, else along the track.
  distance_source text not null check (distance_source in ('odometer', 'track')),
  start_odometer_meters bigint,
  end_odometer_meters bigint,
  maximum_speed_kph real not null,
  reservation_id uuid,
  driver_id uuid,
  cost_center text,
  -- The state of the vehicle's track when the trip had ended: late points are understood from there on.
  resume_state jsonb,
  resume_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, vehicle_id, started_at),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id),
  foreign key (tenant_id, driver_id) references drivers (tenant_id, id)
);
create index trips_started on trips (tenant_id, started_at, id);
create index trips_driver on trips (tenant_id, driver_id, started_at);
create index trips_reservation on trips (tenant_id, reservation_id);
call protect_tenant_table('trips');
grant select, insert, update, delete on trips to fleet_app;

-- How far the positions of a vehicle are understood, and what must be known to go on.
create table vehicle_tracks (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  state jsonb not null,
  understood_until timestamptz not null,
  primary key (tenant_id, vehicle_id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
) with (fillfactor = 50);
call protect_tenant_table('vehicle_tracks');
grant select, insert, update on vehicle_tracks to fleet_app;

-- Times in which only the driver sees where the vehicle was.
create table private_drives (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  user_id uuid not null,
  reservation_id uuid not null,
  start_date timestamptz not null,
  -- Null until the vehicle is returned or the driver ends it.
  end_date timestamptz,
  primary key (tenant_id, id),
  check (end_date > start_date),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id)
);
create index private_drives_vehicle on private_drives (tenant_id, vehicle_id, start_date);
call protect_tenant_table('private_drives');
grant select, insert, update, delete on private_drives to fleet_app;

create table geofences (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  name text not null check (length(name) between 1 and 80),
  -- {"kind": "circle", latitude, longitude, radiusMeters} or {"kind": "polygon", corners}: contracts/geofence.ts.
  shape jsonb not null,
  -- Whose site it is: vehicles of this pool hand themselves over there.
  pool_id uuid,
  alert_on text not null default 'none' check (alert_on in ('none', 'enter', 'exit', 'both')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, pool_id) references pools (tenant_id, id)
);
create unique index geofences_name on geofences (tenant_id, lower(name));
call protect_tenant_table('geofences');
grant select, insert, update, delete on geofences to fleet_app;

create table geofence_visits (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  geofence_id uuid not null,
  vehicle_id uuid not null,
  entered_at timestamptz not null,
  exited_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, vehicle_id, geofence_id, entered_at),
  foreign key (tenant_id, geofence_id) references geofences (tenant_id, id) on delete cascade,
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
);
create index geofence_visits_geofence on geofence_visits (tenant_id, geofence_id, entered_at);
call protect_tenant_table('geofence_visits');
grant select, insert, update, delete on geofence_visits to fleet_app;

create table alerts (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  kind text not null check (kind in (
    'late-return', 'use-without-reservation', 'low-energy', 'maintenance-due', 'fault-code', 'geofence-entered', 'geofence-exited'
  )),
  vehicle_id uuid not null,
  reservation_id uuid,
  -- What makes it one of its kind: the same again while it is open is no other.
  subject text not null default '',
  detail jsonb not null default '{}',
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  -- When it ceased by itself.
  resolved_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id),
  foreign key (tenant_id, acknowledged_by) references users (tenant_id, id)
);
create unique index alerts_open on alerts (tenant_id, vehicle_id, kind, subject)
  where acknowledged_at is null and resolved_at is null;
create index alerts_raised on alerts (tenant_id, raised_at, id);
call protect_tenant_table('alerts');
grant select, insert, update on alerts to fleet_app;

-- Whose positions are there to be understood: asked about twice a second, so nothing but who.
create policy owner_reads on vehicle_positions for select to fleet_owner using (true);
create function tenants_to_understand() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic select distinct tenant_id from vehicle_positions where pending_from is not null; end;
revoke all on function tenants_to_understand() from public;
grant execute on function tenants_to_understand() to fleet_app;
