-- Two who make the same day at once: an advisory lock does not tell the second one what the first has made, as what a session
-- knows of the catalog is renewed when it locks a table. Nobody who reads or inserts waits for this lock.
create or replace function ensure_position_days(days date[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day date;
  parent text;
  child text;
begin
  foreach day in array days loop
    foreach parent in array array['positions', 'readings'] loop
      child := parent || '_' || to_char(day, 'YYYYMMDD');
      continue when to_regclass('position_days.' || child) is not null;
      lock table positions in share update exclusive mode;
      continue when to_regclass('position_days.' || child) is not null;
      -- Attached rather than made in place, which would wait for everybody who reads.
      execute format('create table position_days.%I (like %I including all)', child, parent);
      execute format('alter table %I attach partition position_days.%I for values from (%L) to (%L)', parent, child,
        day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end loop;
  end loop;
end $$;
