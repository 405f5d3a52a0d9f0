-- Graph takes four requests at once for a mailbox, whatever the number of workers, and the calendar makes one of them. All
-- mail of a tenant leaves one mailbox, so it has three queues, which are the same for all workers. Tenants share them by
-- their ids, as taking a job looks at every queue that is free.
create or replace function dispatch_event(event json, effects text[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.tenant_id', event ->> 'tenantId', true);
  update outbox_events set dispatched_at = now()
    where id = (event ->> 'id')::uuid and dispatched_at is null;
  if not found then return false; end if;
  perform graphile_worker.add_job(
    effect, event,
    queue_name := effect || ':' || case
      when effect = 'send-mail'
        then (hashtext(event ->> 'tenantId') & 31) || ':' || mod(hashtext(event ->> 'entityId') & 2147483647, 3)
      else (hashtext(event ->> 'entityId') & 31)::text
    end,
    job_key := effect || ':' || (event ->> 'id'),
    priority := delivery_priority(event ->> 'type')
  ) from unnest(effects) as effect;
  return true;
end $$;
