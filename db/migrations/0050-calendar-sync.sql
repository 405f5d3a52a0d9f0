-- What is known of the calendars in Exchange: which mailboxes are watched, and what each reservation's event last showed.

create table calendar_mailboxes (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  address text not null,
  -- Null for the fleet mailbox, which organizes every event.
  vehicle_id uuid,
  -- The subscription to its changes. Of the state that its notifications carry only the digest is kept.
  subscription_id uuid,
  subscription_expires_at timestamptz,
  client_state_sha256 bytea,
  -- Where the next round of changes begins, and the window it is about.
  delta_link text,
  window_start timestamptz,
  window_end timestamptz,
  -- When everything in the window was last read.
  snapshot_at timestamptz,
  -- How often a round was asked for, and up to which of them one was done. `asked_at` is of the first that is not.
  asked bigint not null default 0,
  done bigint not null default 0,
  asked_at timestamptz,
  -- Why the last round did not work, and when another is due.
  problem text,
  retry_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, address),
  unique (tenant_id, vehicle_id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id)
);
create unique index calendar_mailboxes_subscription on calendar_mailboxes (tenant_id, subscription_id);
call protect_tenant_table('calendar_mailboxes');
grant select, insert, update, delete on calendar_mailboxes to fleet_app;

alter table reservations
  -- What both sides last agreed on (api/src/domain/calendar/agreement.ts); null before the first event.
  add calendar_agreed jsonb,
  -- Why Outlook does not show it, where it cannot; tried again with the next change.
  add calendar_problem text;
create index reservations_event on reservations (tenant_id, outlook_event_id) where outlook_event_id is not null;
-- What is to be shown: few, whatever the history.
create index reservations_unshown on reservations (tenant_id, updated_at) where calendar_version < version;

-- Somebody has the vehicle by way of Outlook alone: in the way like any blackout, and gone when the event is.
alter table blackouts add calendar_event_id text;
create unique index blackouts_event on blackouts (tenant_id, calendar_event_id) where calendar_event_id is not null;
