-- The weekly digest of a tenant: once a week, whoever runs the jobs and however often.
create table digests (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  -- The Monday of the week that is over, on the tenant's calendar.
  week_start date not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, week_start)
);
call protect_tenant_table('digests');
grant select, insert on digests to fleet_app;

-- Channels and group chats that fleet managers have appointed: they hear what concerns all managers.
create table manager_channels (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  -- As the chat platform names it.
  conversation_id text not null check (length(conversation_id) between 1 and 500),
  reference jsonb not null,
  appointed_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, conversation_id),
  foreign key (tenant_id, appointed_by) references users (tenant_id, id)
);
call protect_tenant_table('manager_channels');
grant select, insert, update, delete on manager_channels to fleet_app;
