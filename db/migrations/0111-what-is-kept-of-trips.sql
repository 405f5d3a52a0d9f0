-- Where a trip began and ended is a position and kept no longer than those; that there was one, and how far it went, stays.
alter table trips alter column start_latitude drop not null, alter column start_longitude drop not null,
  alter column end_latitude drop not null, alter column end_longitude drop not null;
create index trips_placed on trips (tenant_id, ended_at) where start_latitude is not null;
create index geofence_visits_exited on geofence_visits (tenant_id, exited_at);

-- Whether fleet managers, too, see where a vehicle is or was while nobody had it by a reservation.
alter table telematics_settings add column unreserved_positions text not null default 'managers'
  check (unreserved_positions in ('managers', 'nobody'));
