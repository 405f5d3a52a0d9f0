-- Imported reservations arrive by the thousand and nobody waits for them: whatever a person does goes first.
create function delivery_priority(event_type text) returns integer
  language sql immutable parallel safe
  return case when event_type = 'reservation.imported' then 100 else 0 end;

-- An event stands in the same transaction as the rows it tells of. Its insertion queues the fan-out job, so that no effect
-- can happen without a committed event and no committed event can lack its effects.
create table outbox_events (
  id uuid not null default uuidv7(),
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  type text not null,
  entity_id uuid not null,
  payload jsonb not null default '{}',
  occurred_at timestamptz not null default now(),
  -- When its deliveries were queued; null is a lag worth an alarm.
  dispatched_at timestamptz,
  primary key (tenant_id, id)
);
call protect_tenant_table('outbox_events');
grant select, insert on outbox_events to fleet_app;

create function queue_fan_out() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(
    'fan-out',
    json_build_object(
      'id', new.id, 'tenantId', new.tenant_id, 'type', new.type, 'entityId', new.entity_id, 'payload', new.payload,
      'occurredAt', new.occurred_at
    ),
    priority := delivery_priority(new.type)
  );
  return new;
end $$;
create trigger queue_fan_out after insert on outbox_events for each row execute function queue_fan_out();

-- Queues one delivery an effect for an event, once: a fan-out job that runs again after a crash finds it dispatched.
-- Deliveries of one effect for one entity share a queue, so they run one after the other in the order of the events.
-- The queues are few, because taking a job looks at every queue that is free.
create function dispatch_event(event json, effects text[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.tenant_id', event ->> 'tenantId', true);
  update outbox_events set dispatched_at = now()
    where id = (event ->> 'id')::uuid and dispatched_at is null;
  if not found then return false; end if;
  perform graphile_worker.add_job(
    effect, event, queue_name := effect || ':' || (hashtext(event ->> 'entityId') & 31), job_key := effect || ':' || (event ->> 'id'),
    priority := delivery_priority(event ->> 'type')
  ) from unnest(effects) as effect;
  return true;
end $$;
revoke all on function dispatch_event(json, text[]) from public;
grant execute on function dispatch_event(json, text[]) to fleet_jobs;

-- What an effect has already done for an event, for effects whose other side cannot tell (mail).
create table deliveries (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  event_id uuid not null,
  effect text not null,
  recipient text not null,
  delivered_at timestamptz not null default now(),
  primary key (tenant_id, event_id, effect, recipient),
  foreign key (tenant_id, event_id) references outbox_events (tenant_id, id)
);
call protect_tenant_table('deliveries');
grant select, insert on deliveries to fleet_app;
