-- What a tenant is allowed and looks like, and what stands between Fleet and other systems.

alter table tenants
  add version integer not null default 1,
  add time_zone text not null default 'UTC',
  -- ISO 4217, of every amount of the tenant.
  add currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- Names in contracts/tenant.ts; one that is missing has its default.
  add feature_flags jsonb not null default '{}',
  add maximum_vehicles integer not null default 1000 check (maximum_vehicles >= 0),
  add maximum_users integer not null default 10000 check (maximum_users >= 0),
  -- Requests a minute of all the tenant's people together; null is without a limit of its own.
  add api_rate_limit integer check (api_rate_limit > 0),
  -- Colors and logo: contracts/tenant.ts.
  add branding jsonb not null default '{}';
grant update on tenants to fleet_app;

alter table users
  add active boolean not null default true,
  add version integer not null default 1;

create function find_tenant_by_slug(tenant_slug text) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return (select id from tenants where slug = tenant_slug);
revoke all on function find_tenant_by_slug(text) from public;
grant execute on function find_tenant_by_slug(text) to fleet_app;

-- Jobs that run by the clock visit every tenant, each in a transaction of its own.
create function all_tenant_ids() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic select id from tenants order by id; end;
revoke all on function all_tenant_ids() from public;
grant execute on function all_tenant_ids() to fleet_jobs;

-- The answer to a request that makes something, so that the same request sent again makes nothing and gets the same answer.
create table idempotency_keys (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  user_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  operation text not null,
  -- Of the validated input.
  input_sha256 bytea not null check (octet_length(input_sha256) = 32),
  -- Written by the same transaction; never seen null by another.
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id, key),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index idempotency_keys_age on idempotency_keys (tenant_id, created_at);
call protect_tenant_table('idempotency_keys');
grant select, insert, update, delete on idempotency_keys to fleet_app;

-- A secret address under which a calendar program reads. The secret itself is not kept: who reads the table learns none.
create table calendar_feeds (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  user_id uuid not null,
  -- Null is the person's own reservations; otherwise those of this vehicle.
  vehicle_id uuid,
  secret_sha256 bytea not null check (octet_length(secret_sha256) = 32),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
);
create unique index calendar_feeds_secret on calendar_feeds (secret_sha256);
create index calendar_feeds_user on calendar_feeds (tenant_id, user_id);
call protect_tenant_table('calendar_feeds');
grant select, insert, update on calendar_feeds to fleet_app;
create policy owner_reads on calendar_feeds for select to fleet_owner using (true);

-- A feed's address names no tenant; its secret does.
create function find_feed_tenant(secret_hash bytea) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return (select tenant_id from calendar_feeds where secret_sha256 = secret_hash and revoked_at is null);
revoke all on function find_feed_tenant(bytea) from public;
grant execute on function find_feed_tenant(bytea) to fleet_app;

create table webhooks (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  url text not null check (length(url) between 1 and 2000),
  -- Event types; empty is all of them.
  event_types text[] not null default '{}',
  -- Encrypted by the application (AES-256-GCM): a signature needs the secret itself.
  secret_encrypted bytea not null,
  active boolean not null default true,
  -- In a row; the webhook is switched off when there are too many.
  failure_count integer not null default 0,
  last_status integer,
  last_delivery_at timestamptz,
  disabled_reason text,
  created_by uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
call protect_tenant_table('webhooks');
grant select, insert, update, delete on webhooks to fleet_app;
