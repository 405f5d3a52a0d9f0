-- A delivery is noted before it is tried, too: whoever finds one that was begun and not settled asks the other side, where
-- that can tell, before trying again.
alter table deliveries
  add is_settled boolean not null default true;
grant update (is_settled, refusal, delivered_at) on deliveries to fleet_app;
