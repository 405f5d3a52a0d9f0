-- The list of all reservations reads one page by start, whatever their status.
create index reservations_start on reservations (tenant_id, start_date, id);
