-- The papers of a vehicle: registration, insurance, inspection.

create table vehicle_documents (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- Found in the content, never taken from the sender.
  content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  content bytea not null check (octet_length(content) between 1 and 5242880),
  -- So that a list need not open the content.
  size_bytes integer not null generated always as (octet_length(content)) stored,
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- The last day on which it is valid, by the calendar of the vehicle's pool; null stays valid.
  valid_until date,
  uploaded_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, uploaded_by) references users (tenant_id, id)
);
-- Already compressed: PostgreSQL need not try again.
alter table vehicle_documents alter column content set storage external;
create index vehicle_documents_vehicle on vehicle_documents (tenant_id, vehicle_id);
call protect_tenant_table('vehicle_documents');
grant select, insert, delete on vehicle_documents to fleet_app;
