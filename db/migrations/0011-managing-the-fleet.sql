-- What those who manage the fleet need: identities for the audit log, pools that end, and the log read as a whole.

-- An audit row names what it is about by a uuid; these had only a code.
alter table vehicle_classes add id uuid not null default uuidv7();
alter table cost_centers add id uuid not null default uuidv7();
alter table equipment
  add id uuid not null default uuidv7(),
  add version integer not null default 1;

-- A pool ends when its last vehicle has been retired; its history stays, and its name is free again.
alter table pools add retired_at timestamptz;
alter table pools drop constraint pools_tenant_id_name_key;
create unique index pools_name on pools (tenant_id, lower(name)) where retired_at is null;

-- Two rows for one person would share neither licence nor quota.
create unique index drivers_email on drivers (tenant_id, lower(email));

-- The log as a whole and what one person did, newest first.
create index audit_log_occurred on audit_log (tenant_id, occurred_at, id);
create index audit_log_actor on audit_log (tenant_id, actor_user_id, occurred_at, id);
