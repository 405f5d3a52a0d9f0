-- Where the bot can reach a person, and which cards it has sent, so that they can be brought up to date in place.
create table conversation_references (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  user_id uuid not null,
  reference jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
call protect_tenant_table('conversation_references');
grant select, insert, update, delete on conversation_references to fleet_app;

create table reservation_cards (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  reservation_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('requester', 'approver')),
  reference jsonb not null,
  activity_id text not null,
  -- The version of the reservation the card shows; an older one never replaces a newer one.
  shown_version integer not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, reservation_id, user_id, kind),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
call protect_tenant_table('reservation_cards');
grant select, insert, update on reservation_cards to fleet_app;
