-- What an event sets off is queued by one call however many effects want it: each call looks for the tasks and the queues, and
-- tells the workers, by itself.
create or replace function dispatch_event(event json, effects text[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.tenant_id', event ->> 'tenantId', true);
  update outbox_events set dispatched_at = now()
    where id = (event ->> 'id')::uuid and dispatched_at is null;
  if not found then return false; end if;
  if cardinality(effects) = 0 then return true; end if;
  perform graphile_worker.add_jobs(array(
    select (
      effect, event,
      effect || ':' || case
        when effect = 'send-mail'
          then (hashtext(event ->> 'tenantId') & 31) || ':' || mod(hashtext(event ->> 'entityId') & 2147483647, 3)
        else (hashtext(event ->> 'entityId') & 31)::text
      end,
      null, null, effect || ':' || (event ->> 'id'), delivery_priority(event ->> 'type'), null
    )::graphile_worker.job_spec
    from unnest(effects) as effect
  ));
  return true;
end $$;
