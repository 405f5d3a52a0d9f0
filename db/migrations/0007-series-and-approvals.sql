-- Reservations that repeat, and who decides about one.

create table reservation_series (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  vehicle_id uuid not null,
  driver_id uuid not null,
  -- RFC 5545, without DTSTART; its wall times are those of time_zone.
  recurrence_rule text not null check (length(recurrence_rule) between 1 and 500),
  time_zone text not null,
  -- Of the first occurrence, on the wall clock of time_zone.
  start_wall_time timestamp not null,
  length_minutes integer not null check (length_minutes > 0),
  status text not null default 'active' check (status in ('active', 'cancelled')),
  purpose text not null check (length(purpose) between 1 and 500),
  department text,
  cost_center text,
  created_by uuid not null,
  -- The series this one continues, where "this and following" split it.
  continues_series_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, vehicle_id) references vehicles (tenant_id, id),
  foreign key (tenant_id, driver_id) references drivers (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id),
  foreign key (tenant_id, cost_center) references cost_centers (tenant_id, code),
  foreign key (tenant_id, continues_series_id) references reservation_series (tenant_id, id)
);
create index reservation_series_driver on reservation_series (tenant_id, driver_id);
call protect_tenant_table('reservation_series');
grant select, insert, update on reservation_series to fleet_app;

alter table reservations
  add series_id uuid,
  -- Where the rule put it, whatever was changed since; which occurrence it is.
  add occurrence_date timestamptz,
  -- Changed by itself, so that a change of the whole series leaves its time alone.
  add is_exception boolean not null default false,
  add constraint occurrence_of_series check ((series_id is null) = (occurrence_date is null)),
  add foreign key (tenant_id, series_id) references reservation_series (tenant_id, id);
create unique index reservations_series on reservations (tenant_id, series_id, occurrence_date) where series_id is not null;

-- A pool's policy is its steps, in order; no step, no approval. A step asks one of its approvers, or the creator's manager.
alter table pools drop column approval_policy;
create table approval_steps (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  pool_id uuid not null,
  step_number integer not null check (step_number between 1 and 10),
  asks text not null check (asks in ('manager', 'named')),
  approver_ids uuid[] not null default '{}',
  -- Only above this length or cost; null is always.
  minimum_length_minutes integer check (minimum_length_minutes > 0),
  minimum_cost_cents integer check (minimum_cost_cents > 0),
  -- When nobody has decided for so long, these are asked too; without any, the fleet managers.
  escalates_after_minutes integer check (escalates_after_minutes between 5 and 43200),
  escalation_approver_ids uuid[] not null default '{}',
  primary key (tenant_id, pool_id, step_number),
  check (asks = 'manager' or cardinality(approver_ids) > 0),
  foreign key (tenant_id, pool_id) references pools (tenant_id, id) on delete cascade
);
call protect_tenant_table('approval_steps');
grant select, insert, update, delete on approval_steps to fleet_app;

-- Everybody who is or was asked about a reservation. The first decision of a step settles it for all of the step.
create table reservation_approvals (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  reservation_id uuid not null,
  -- Of the reservation when they were asked; a change beyond tolerance asks again in a new round.
  round integer not null default 1,
  step_number integer not null,
  approver_id uuid not null,
  status text not null check (status in ('waiting', 'pending', 'approved', 'rejected', 'superseded')),
  -- Why this person is asked.
  asked_as text not null default 'approver' check (asked_as in ('manager', 'approver', 'escalation', 'fleet_manager')),
  decided_by uuid,
  decided_at timestamptz,
  reason text check (length(reason) <= 1000),
  -- When others are asked too, counted from when the step begins.
  escalates_after_minutes integer,
  escalates_at timestamptz,
  primary key (tenant_id, reservation_id, round, step_number, approver_id),
  foreign key (tenant_id, reservation_id) references reservations (tenant_id, id),
  foreign key (tenant_id, approver_id) references users (tenant_id, id),
  foreign key (tenant_id, decided_by) references users (tenant_id, id)
);
create index reservation_approvals_pending on reservation_approvals (tenant_id, approver_id, reservation_id) where status = 'pending';
create index reservation_approvals_escalation on reservation_approvals (tenant_id, escalates_at) where status = 'pending';
call protect_tenant_table('reservation_approvals');
grant select, insert, update on reservation_approvals to fleet_app;
alter table reservations add approval_round integer not null default 1;

-- Who decides for somebody who is away.
create table approval_delegations (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  approver_id uuid not null,
  delegate_id uuid not null,
  start_date timestamptz not null,
  end_date timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (end_date > start_date),
  check (delegate_id <> approver_id),
  foreign key (tenant_id, approver_id) references users (tenant_id, id),
  foreign key (tenant_id, delegate_id) references users (tenant_id, id)
);
create index approval_delegations_delegate on approval_delegations (tenant_id, delegate_id, end_date);
create index approval_delegations_approver on approval_delegations (tenant_id, approver_id, end_date);
call protect_tenant_table('approval_delegations');
grant select, insert, delete on approval_delegations to fleet_app;
