-- A tenant is one company. Every other table carries tenant_id and is invisible without it (CONVENTIONS.md).

-- Unset means null, and null equals nothing: no rows, never all.
create function current_tenant_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

-- Minutes do not depend on a time zone, so this is immutable although timestamptz + interval in general is not.
create function add_minutes(instant timestamptz, minutes integer) returns timestamptz
  language sql immutable strict parallel safe
  return instant + make_interval(mins => minutes);

-- Gives a tenant table its row-level security. Nobody but the table's tenant sees or writes a row, the owner included.
create procedure protect_tenant_table(table_name regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format(
    'create policy tenant_rows on %s using (tenant_id = (select current_tenant_id())) with check (tenant_id = (select current_tenant_id()))',
    table_name
  );
end $$;

create table tenants (
  id uuid primary key default uuidv7(),
  entra_tenant_id uuid not null unique,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  display_name text not null,
  fleet_mailbox_address text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table tenants enable row level security;
alter table tenants force row level security;
create policy own_tenant on tenants using (id = (select current_tenant_id())) with check (id = (select current_tenant_id()));
-- The owner may look tenants up before one is known: find_tenant_id() below runs as the owner.
create policy owner_reads on tenants for select to fleet_owner using (true);
grant select on tenants to fleet_app;

-- The only question that may be asked without a tenant: which one does this Entra directory belong to?
create function find_tenant_id(entra_tenant uuid) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return (select id from tenants where entra_tenant_id = entra_tenant);
revoke all on function find_tenant_id(uuid) from public;
grant execute on function find_tenant_id(uuid) to fleet_app;

create table users (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  entra_object_id uuid not null,
  email text not null,
  display_name text not null,
  roles text[] not null default '{employee}' check (roles <@ '{employee,approver,fleet_manager,admin}'::text[]),
  manager_id uuid,
  department text,
  cost_center text,
  locale text not null default 'en',
  time_zone text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, entra_object_id),
  foreign key (tenant_id, manager_id) references users (tenant_id, id)
);
call protect_tenant_table('users');
grant select, insert, update on users to fleet_app;

create table drivers (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  user_id uuid,
  display_name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, user_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
call protect_tenant_table('drivers');
grant select, insert, update on drivers to fleet_app;

create table cost_centers (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  code text not null check (length(code) between 1 and 40),
  name text not null,
  primary key (tenant_id, code)
);
call protect_tenant_table('cost_centers');
grant select, insert, update on cost_centers to fleet_app;

create table audit_log (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  occurred_at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('user', 'bot', 'calendar', 'device', 'system')),
  actor_user_id uuid,
  action text not null,
  entity_type text not null,
  entity_id uuid not null,
  detail jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_log_entity on audit_log (tenant_id, entity_type, entity_id, occurred_at);
call protect_tenant_table('audit_log');
-- Append-only: the application may neither change nor delete what happened.
grant select, insert on audit_log to fleet_app;
