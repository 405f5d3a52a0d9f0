-- What happens to a reservation in its life: notes, the two handovers, and those who wait for a vehicle.

create table photos (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  -- Found in the content, never taken from the sender.
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
  content bytea not null check (octet_length(content) between 1 and 5242880),
  sha256 bytea not null check (octet_length(sha256) = 32),
  uploaded_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, uploaded_by) references users (tenant_id, id)
);
create index photos_uploader on photos (tenant_id, uploaded_by, created_at);
call protect_tenant_table('photos');
grant select, insert, delete on photos to fleet_app;
alter table vehicles add foreign key (tenant_id, photo_id) references photos (tenant_id, id);

create table handovers (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  reservation_id uuid not null,
  vehicle_id uuid not null,
  kind text not null check (kind in ('check-out', 'check-in')),
  occurred_at timestamptz not null,
  odometer_meters bigint not null check (odometer_meters >= 0),
  -- A corrected odometer may run backward; who corrected it stands in the audit log.
  odometer_corrected boolean not null default false,
  -- Of the tank or the battery.
  energy_percent integer check (energy_percent between 0 and 100),
  location text check (length(location) <= 200),
  note text check (length(note) <= 1000),
  damage text check (length(damage) between 1 and 1000),
  damage_blocks_vehicle boolean not null default false,
  recorded_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, reservation_id, kind),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, recorded_by) references users (tenant_id, id)
);
create index handovers_vehicle on handovers (tenant_id, vehicle_id, occurred_at);
call protect_tenant_table('handovers');
grant select, insert on handovers to fleet_app;

create table handover_photos (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  handover_id uuid not null,
  photo_id uuid not null,
  primary key (tenant_id, handover_id, photo_id),
  foreign key (tenant_id, handover_id) references handovers (tenant_id, id),
  foreign key (tenant_id, photo_id) references photos (tenant_id, id)
);
call protect_tenant_table('handover_photos');
grant select, insert on handover_photos to fleet_app;

create table reservation_notes (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  reservation_id uuid not null,
  author_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id),
  foreign key (tenant_id, author_id) references users (tenant_id, id)
);
create index reservation_notes_reservation on reservation_notes (tenant_id, reservation_id, created_at);
call protect_tenant_table('reservation_notes');
grant select, insert on reservation_notes to fleet_app;

-- Somebody who wants a vehicle when one becomes free. Offers go out in the order of arrival, one at a time, as holds.
create table waitlist_requests (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  user_id uuid not null,
  start_date timestamptz not null,
  end_date timestamptz not null,
  pool_id uuid,
  vehicle_id uuid,
  class text check (class in ('compact', 'sedan', 'estate', 'suv', 'van', 'minibus', 'truck')),
  minimum_seats integer check (minimum_seats between 1 and 60),
  equipment text[] not null default '{}',
  purpose text not null check (length(purpose) between 1 and 500),
  status text not null default 'waiting' check (status in ('waiting', 'offered', 'accepted', 'withdrawn', 'expired')),
  offered_vehicle_id uuid,
  offer_expires_at timestamptz,
  reservation_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (end_date > start_date),
  check ((status = 'offered') = (offer_expires_at is not null)),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, pool_id) references pools (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, offered_vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id)
);
create index waitlist_waiting on waitlist_requests (tenant_id, start_date, created_at) where status in ('waiting', 'offered');
create index waitlist_user on waitlist_requests (tenant_id, user_id, created_at);
call protect_tenant_table('waitlist_requests');
grant select, insert, update on waitlist_requests to fleet_app;
alter table holds add foreign key (tenant_id, waitlist_request_id) references waitlist_requests (tenant_id, id);
