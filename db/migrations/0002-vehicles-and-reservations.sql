create table pools (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  name text not null,
  site text not null,
  time_zone text not null,
  approval_policy text not null default 'manager' check (approval_policy in ('none', 'manager')),
  buffer_minutes integer not null default 0 check (buffer_minutes between 0 and 1440),
  maximum_length_minutes integer not null default 20160 check (maximum_length_minutes > 0),
  booking_horizon_days integer not null default 365 check (booking_horizon_days > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
call protect_tenant_table('pools');
grant select, insert, update on pools to fleet_app;

create table vehicles (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  pool_id uuid not null,
  license_plate text not null,
  make text not null,
  model text not null,
  color text not null,
  class text not null check (class in ('compact', 'sedan', 'estate', 'suv', 'van', 'minibus', 'truck')),
  fuel_type text not null check (fuel_type in ('petrol', 'diesel', 'hybrid', 'electric')),
  seats integer not null check (seats between 1 and 60),
  odometer_meters bigint not null default 0 check (odometer_meters >= 0),
  status text not null default 'active' check (status in ('active', 'maintenance', 'retired')),
  mailbox_address text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, license_plate),
  unique (tenant_id, mailbox_address),
  foreign key (tenant_id, pool_id) references pools (tenant_id, id)
);
create index vehicles_pool on vehicles (tenant_id, pool_id);
call protect_tenant_table('vehicles');
grant select, insert, update on vehicles to fleet_app;

create table reservations (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  driver_id uuid not null,
  start_date timestamptz not null,
  end_date timestamptz not null,
  -- The turnaround of the vehicle's pool when the reservation was made: a later change of policy moves nobody.
  buffer_minutes integer not null default 0 check (buffer_minutes between 0 and 1440),
  buffered_end_date timestamptz not null generated always as (add_minutes(end_date, buffer_minutes)) stored,
  time_zone text not null,
  status text not null check (status in ('pending', 'approved', 'rejected', 'active', 'completed', 'cancelled')),
  purpose text not null check (length(purpose) between 1 and 500),
  department text,
  cost_center text,
  created_by uuid not null,
  approver_id uuid,
  approved_by uuid,
  approved_at timestamptz,
  decision_reason text check (length(decision_reason) <= 1000),
  cancellation_reason text check (length(cancellation_reason) <= 1000),
  -- Chosen by the sender, so that the same request sent twice makes one reservation.
  request_id uuid,
  outlook_event_id text,
  -- The version that Outlook last showed; behind `version` means that a sync is due.
  calendar_version integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint valid_dates check (end_date > start_date),
  unique (tenant_id, created_by, request_id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, driver_id) references drivers (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id),
  foreign key (tenant_id, approver_id) references users (tenant_id, id),
  foreign key (tenant_id, approved_by) references users (tenant_id, id),
  foreign key (tenant_id, cost_center) references cost_centers (tenant_id, code),
  -- The promise of the product: one vehicle, one reservation at a time, turnaround included, whatever the race.
  constraint no_overlap exclude using gist (
    tenant_id with =, vehicle_id with =, tstzrange(start_date, buffered_end_date) with &&
  ) where (status in ('pending', 'approved', 'active'))
);
-- GiST serves the constraint only: range operators are not leakproof, so under RLS they are never an index condition.
create index reservations_live on reservations (tenant_id, start_date, buffered_end_date) include (vehicle_id)
  where status in ('pending', 'approved', 'active');
create index reservations_vehicle on reservations (tenant_id, vehicle_id, start_date);
create index reservations_driver on reservations (tenant_id, driver_id, start_date);
create index reservations_approver on reservations (tenant_id, approver_id, start_date) where status = 'pending';
create index reservations_status on reservations (tenant_id, status, start_date);
call protect_tenant_table('reservations');
grant select, insert, update on reservations to fleet_app;
