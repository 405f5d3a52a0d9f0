-- What sign-in remembers of a person's tokens, the requests a tenant has used, and how webhooks fared.

alter table users
  -- When the token was issued whose name, address and roles were taken over: an older one changes nothing.
  add claims_issued_at timestamptz,
  -- The roles are app roles of the Entra directory, so they are changed there.
  add roles_from_directory boolean not null default false;
create index users_by_name on users (tenant_id, display_name, id);

-- One row a tenant: how much of its api_rate_limit is given out in the minute that counts. Servers take shares of it.
create table api_usage (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  minute timestamptz not null,
  used integer not null check (used >= 0),
  primary key (tenant_id)
);
call protect_tenant_table('api_usage');
grant select, insert, update on api_usage to fleet_app;

-- The last attempts of each webhook, for whoever looks why nothing arrives.
create table webhook_deliveries (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  webhook_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  attempted_at timestamptz not null,
  duration_milliseconds integer not null,
  succeeded boolean not null,
  status integer,
  failure text,
  primary key (tenant_id, id),
  foreign key (tenant_id, webhook_id) references webhooks (tenant_id, id) on delete cascade
);
create index webhook_deliveries_webhook on webhook_deliveries (tenant_id, webhook_id, id);
call protect_tenant_table('webhook_deliveries');
grant select, insert, delete on webhook_deliveries to fleet_app;
