-- How the whole installation does, across tenants and without anything of theirs: what readiness, metrics and alarms go by.

-- What a server needs of the schema that is not there yet.
create function missing_migrations(wanted text[]) returns text[]
  language sql stable security definer set search_path = public, pg_temp
  return array(select name from unnest(wanted) as name where name not in (select m.name from schema_migrations m) order by name);

-- The owner counts what is late and where two sides differ: fleet_vitals() below.
create policy owner_reads on calendar_mailboxes for select to fleet_owner using (true);
create policy owner_reads on calendar_drifts for select to fleet_owner using (true);

-- Ages in seconds; null where nothing waits. The queue's view is looked up when it is asked, as the queue's own migrations replace it.
create function fleet_vitals() returns table (
  outbox_lag_seconds double precision,
  queue_lag_seconds double precision,
  jobs_waiting integer,
  jobs_given_up integer,
  calendar_lag_seconds double precision,
  calendar_drifts json,
  telematics_overdue_seconds double precision,
  telematics_age_seconds double precision,
  vehicles_not_understood integer
)
  language sql stable security definer set search_path = public, pg_temp as $$
  select j.outbox_lag, j.queue_lag, j.waiting, j.given_up, c.lag, d.counts, t.overdue, t.age, p.vehicles
  from
    (select
       extract(epoch from now() - min(created_at) filter (where task_identifier = 'fan-out'))::double precision as outbox_lag,
       extract(epoch from now() - min(run_at) filter (
         where locked_at is null and attempts < max_attempts and run_at <= now()))::double precision as queue_lag,
       (count(*) filter (where attempts < max_attempts))::integer as waiting,
       (count(*) filter (where attempts >= max_attempts and locked_at is null))::integer as given_up
     from graphile_worker.jobs) as j,
    (select extract(epoch from now() - min(asked_at))::double precision as lag
     from calendar_mailboxes where asked > done) as c,
    (select coalesce(json_object_agg(kind, number), '{}') as counts
     from (select kind, count(*) as number from calendar_drifts group by kind) as by_kind) as d,
    -- Nobody reads from it though it is due, or the last answer was long ago: the first is ours, the second may be the vendor's.
    (select
       extract(epoch from now() - min(greatest(next_poll_at, leased_until)) filter (
         where next_poll_at <= now() and coalesce(leased_until, now()) <= now()))::double precision as overdue,
       extract(epoch from now() - min(coalesce(last_success_at, created_at)))::double precision as age
     from telematics_connections where active and credentials_encrypted is not null) as t,
    (select count(*)::integer as vehicles from vehicle_positions where pending_from is not null) as p
$$;
revoke all on function missing_migrations(text[]), fleet_vitals() from public;
grant execute on function missing_migrations(text[]), fleet_vitals() to fleet_app;
