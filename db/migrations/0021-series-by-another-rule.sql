-- What a series asks of its vehicle: what another rule adds to it asks for the same.
alter table reservation_series
  add minimum_seats integer,
  add equipment text[] not null default '{}',
  add trip_distance_meters integer;
update reservation_series s
  set minimum_seats = r.minimum_seats, equipment = r.equipment, trip_distance_meters = r.trip_distance_meters
  from (
    select distinct on (tenant_id, series_id) tenant_id, series_id, minimum_seats, equipment, trip_distance_meters
    from reservations where series_id is not null order by tenant_id, series_id, occurrence_date
  ) r
  where r.tenant_id = s.tenant_id and r.series_id = s.id;

-- A rule may drop a day and another one name it again: only one of what was reserved for it stands.
drop index reservations_series;
create index reservations_series on reservations (tenant_id, series_id) where series_id is not null;
create unique index reservations_occurrence on reservations (tenant_id, series_id, occurrence_date)
  where series_id is not null and status in ('pending', 'approved', 'active', 'completed');
