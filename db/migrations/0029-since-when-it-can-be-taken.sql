-- When a reservation got its present vehicle and start; null while those are the ones it was made with.
alter table reservations add placed_at timestamptz;

-- When a vehicle could be lent again after it could not; null while it always could.
alter table vehicles add active_since timestamptz;
