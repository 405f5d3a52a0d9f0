-- Where Fleet and Outlook showed different things when they were last compared, and what was asked to be done about it.

alter table calendar_mailboxes
  -- When the fleet mailbox was last compared, how much was left out of it, and since when somebody waits for that or a repair.
  add compared_at timestamptz,
  add left_out integer not null default 0,
  add work_asked_at timestamptz;

create table calendar_drifts (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  kind text not null check (kind in ('missing', 'extra', 'different')),
  -- Null for an event of ours whose reservation is not known.
  reservation_id uuid,
  event_id text,
  subject text not null,
  start_date timestamptz not null,
  end_date timestamptz not null,
  -- [{ "field": …, "fleet": …, "outlook": … }]
  differences jsonb not null default '[]',
  -- Which side holds, as soon as somebody has said so.
  repair_by text check (repair_by in ('fleet', 'outlook')),
  primary key (tenant_id, id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id)
);
create index calendar_drifts_start on calendar_drifts (tenant_id, start_date, id);
create index calendar_drifts_reservation on calendar_drifts (tenant_id, reservation_id) where reservation_id is not null;
call protect_tenant_table('calendar_drifts');
grant select, insert, update, delete on calendar_drifts to fleet_app;
