-- What devices in vehicles tell: who delivers it, which device sits in which vehicle, where each vehicle was and is.

-- One row a tenant once it has chosen something else than what stands here.
create table telematics_settings (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  -- Positions older than this are removed.
  position_retention_days integer not null default 90 check (position_retention_days between 1 and 730),
  -- After so many days one position a minute is enough.
  position_thinning_days integer not null default 14 check (position_thinning_days between 1 and 730),
  -- Whether a vehicle that leaves or comes back checks itself out and in.
  automatic_handover boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id)
);
call protect_tenant_table('telematics_settings');
grant select, insert, update on telematics_settings to fleet_app;
-- The owner finds out how long days must be kept: roll_position_days() below.
create policy owner_reads on telematics_settings for select to fleet_owner using (true);

create table telematics_connections (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vendor text not null check (vendor in ('geotab', 'samsara', 'traccar', 'teltonika')),
  name text not null check (length(name) between 1 and 80),
  -- Where the vendor's server answers; null where it is the vendor's own or where devices come to us.
  address text check (length(address) <= 300),
  -- Encrypted by the application (AES-256-GCM); null where there are none.
  credentials_encrypted bytea,
  -- Of the secret in the address to which the vendor posts; null where it posts nothing.
  webhook_sha256 bytea check (octet_length(webhook_sha256) = 32),
  active boolean not null default true,
  -- How far we have read, in the vendor's own terms. Written with the positions it stands for.
  cursor jsonb,
  next_poll_at timestamptz not null default now(),
  -- Whoever reads from it keeps others away until then.
  leased_until timestamptz,
  last_success_at timestamptz,
  last_point_at timestamptz,
  last_error_at timestamptz,
  last_error text,
  -- In a row.
  failure_count integer not null default 0,
  created_by uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
create unique index telematics_connections_webhook on telematics_connections (webhook_sha256);
call protect_tenant_table('telematics_connections');
grant select, insert, update, delete on telematics_connections to fleet_app;
create policy owner_reads on telematics_connections for select to fleet_owner using (true);

create table telematics_devices (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  -- Null for the phones of a vehicle's drivers.
  connection_id uuid,
  vendor text not null check (vendor in ('geotab', 'samsara', 'traccar', 'teltonika', 'phone')),
  -- How the vendor names it: an id, or an IMEI.
  external_id text not null check (length(external_id) between 1 and 100),
  name text check (length(name) <= 80),
  -- Null until somebody says in which vehicle it sits.
  vehicle_id uuid,
  last_seen_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, connection_id, external_id),
  check ((connection_id is null) = (vendor = 'phone')),
  foreign key (tenant_id, connection_id) references telematics_connections (tenant_id, id) on delete cascade,
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
);
create index telematics_devices_vehicle on telematics_devices (tenant_id, vehicle_id);
-- An IMEI says whose the device is before anything else does, so it belongs to one tenant.
create unique index telematics_devices_imei on telematics_devices (external_id) where vendor = 'teltonika';
call protect_tenant_table('telematics_devices');
grant select, insert, update, delete on telematics_devices to fleet_app;
create policy owner_reads on telematics_devices for select to fleet_owner using (true);

-- Questions asked before a tenant is known: whose is this secret address, whose this plug, and who is to be read from?
create function find_telematics_tenant(webhook_hash bytea) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return (select tenant_id from telematics_connections where webhook_sha256 = webhook_hash and active);
create function find_imei_tenant(imei text) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return (select d.tenant_id from telematics_devices d
    join telematics_connections c on c.tenant_id = d.tenant_id and c.id = d.connection_id and c.active
    where d.vendor = 'teltonika' and d.external_id = imei and d.vehicle_id is not null);
create function telematics_tenants_to_poll(at timestamptz) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct tenant_id from telematics_connections
    where active and credentials_encrypted is not null and next_poll_at <= at and coalesce(leased_until, at) <= at;
  end;
revoke all on function find_telematics_tenant(bytea), find_imei_tenant(text), telematics_tenants_to_poll(timestamptz) from public;
grant execute on function find_telematics_tenant(bytea), find_imei_tenant(text), telematics_tenants_to_poll(timestamptz) to fleet_app;

-- Where a vehicle was. A day by the clock of the device is a partition: the key that makes a point arrive once must hold
-- the day, and the same point sent again a week later has the same device time, never the same time of arrival. No foreign
-- keys: devices have theirs, and a lookup a row would cost as much as the row. What a device measured stands beside.
create table positions (
  tenant_id uuid not null default current_tenant_id(),
  vehicle_id uuid not null,
  device_time timestamptz not null,
  device_id uuid not null,
  received_at timestamptz not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  speed_kph real,
  heading_degrees real,
  accuracy_meters real,
  ignition_on boolean,
  odometer_meters bigint,
  -- Nobody drives so fast from where the vehicle was before: kept, and never drawn.
  implausible boolean not null default false,
  primary key (tenant_id, vehicle_id, device_time, device_id)
) partition by range (device_time);
create index positions_time on positions using brin (device_time);
call protect_tenant_table('positions');
grant select, insert, update, delete on positions to fleet_app;

-- What a device measured, where it says more than positions hold or says it without a place.
create table readings (
  tenant_id uuid not null default current_tenant_id(),
  vehicle_id uuid not null,
  device_time timestamptz not null,
  device_id uuid not null,
  received_at timestamptz not null,
  odometer_meters bigint,
  ignition_on boolean,
  fuel_percent real,
  fuel_liters real,
  charge_percent real,
  battery_volts real,
  -- Diagnostic trouble codes; none is known where null.
  fault_codes text[],
  primary key (tenant_id, vehicle_id, device_time, device_id)
) partition by range (device_time);
create index readings_time on readings using brin (device_time);
call protect_tenant_table('readings');
grant select, insert, update, delete on readings to fleet_app;

-- Days lie where the application may not even look: policies do not reach a partition that is asked by its own name.
create schema position_days;

-- Makes the days there are none of yet, as their devices are late or the clock has struck.
create function ensure_position_days(days date[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day date;
  parent text;
  child text;
begin
  foreach day in array days loop
    foreach parent in array array['positions', 'readings'] loop
      child := parent || '_' || to_char(day, 'YYYYMMDD');
      continue when to_regclass('position_days.' || child) is not null;
      perform pg_advisory_xact_lock(hashtextextended('fleet.position_days', 0));
      continue when to_regclass('position_days.' || child) is not null;
      -- Attached rather than made in place, which would wait for everybody who reads.
      execute format('create table position_days.%I (like %I including all)', child, parent);
      execute format('alter table %I attach partition position_days.%I for values from (%L) to (%L)', parent, child,
        day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end loop;
  end loop;
end $$;

-- Makes the next days, and drops those that no tenant keeps any more.
create function roll_position_days(today date) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  longest integer := greatest(90, coalesce((select max(position_retention_days) from telematics_settings), 90));
  old record;
  dropped integer := 0;
begin
  perform ensure_position_days(array[today, today + 1, today + 2]);
  for old in
    select relname from pg_class where relnamespace = 'position_days'::regnamespace and relkind = 'r'
      and to_date(right(relname, 8), 'YYYYMMDD') < today - longest - 1
  loop
    execute format('drop table position_days.%I', old.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function ensure_position_days(date[]), roll_position_days(date) from public;
grant execute on function ensure_position_days(date[]), roll_position_days(date) to fleet_app;

-- The newest of each vehicle, and how far its positions have been understood.
create table vehicle_positions (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  -- The newest plausible position; null until there is one.
  device_time timestamptz,
  device_id uuid,
  received_at timestamptz,
  latitude double precision,
  longitude double precision,
  speed_kph real,
  heading_degrees real,
  ignition_on boolean,
  odometer_meters bigint,
  -- Of the newest point at all, implausible ones included: what comes later in time is in order.
  newest_device_time timestamptz,
  -- The oldest point of which trips know nothing yet; null when they know all.
  pending_from timestamptz,
  primary key (tenant_id, vehicle_id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
  -- Room on the page and no index on what changes: every update stays in place.
) with (fillfactor = 50);
call protect_tenant_table('vehicle_positions');
grant select, insert, update on vehicle_positions to fleet_app;

-- The newest of what each vehicle's devices measured, each value with its own time.
create table vehicle_readings (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  odometer_meters bigint,
  odometer_time timestamptz,
  fuel_percent real,
  fuel_time timestamptz,
  charge_percent real,
  charge_time timestamptz,
  battery_volts real,
  battery_time timestamptz,
  fault_codes text[],
  fault_time timestamptz,
  primary key (tenant_id, vehicle_id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
);
call protect_tenant_table('vehicle_readings');
grant select, insert, update on vehicle_readings to fleet_app;
