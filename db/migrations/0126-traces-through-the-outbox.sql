-- The trace (W3C Trace Context, traceparent) in whose transaction an event was written, so that what happens because of it is seen
-- in the same trace. The transaction says so, not whoever writes the event; without tracing it says nothing.
alter table outbox_events add trace_parent text default nullif(current_setting('app.trace_parent', true), '');

create or replace function queue_fan_out() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_jobs(array(
    select (
      'fan-out',
      (jsonb_build_object(
        'id', id, 'tenantId', tenant_id, 'type', type, 'entityId', entity_id, 'payload', payload, 'occurredAt', occurred_at
      ) || case when trace_parent is null then '{}' else jsonb_build_object('traceParent', trace_parent) end)::json,
      null, null, null, null, delivery_priority(type), null
    )::graphile_worker.job_spec
    from written order by occurred_at, id
  ));
  return null;
end $$;
