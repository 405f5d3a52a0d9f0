-- Cards that show a reservation to a whole chat, so that they too can be brought up to date in place.
create table shared_cards (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  reservation_id uuid not null,
  -- As the chat platform names them.
  conversation_id text not null check (length(conversation_id) between 1 and 500),
  activity_id text not null check (length(activity_id) between 1 and 500),
  reference jsonb not null,
  -- The version of the reservation the card shows; an older one never replaces a newer one.
  shown_version integer not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, reservation_id, conversation_id, activity_id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id)
);
call protect_tenant_table('shared_cards');
grant select, insert, update, delete on shared_cards to fleet_app;
