-- Many events written by one statement, as an import does, are queued by one as well.
drop trigger queue_fan_out on outbox_events;
drop function queue_fan_out();

create function queue_fan_out() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_jobs(array(
    select (
      'fan-out',
      json_build_object(
        'id', id, 'tenantId', tenant_id, 'type', type, 'entityId', entity_id, 'payload', payload, 'occurredAt', occurred_at
      ),
      null, null, null, null, delivery_priority(type), null
    )::graphile_worker.job_spec
    from written order by occurred_at, id
  ));
  return null;
end $$;
create trigger queue_fan_out after insert on outbox_events referencing new table as written
  for each statement execute function queue_fan_out();
