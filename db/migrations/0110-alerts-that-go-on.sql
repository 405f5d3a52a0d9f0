-- What somebody looks after and goes on is the same alert: it was raised anew a minute later, as only those nobody had seen counted
-- as open. Servers that still ask by the narrower condition find this index too.
update alerts a set resolved_at = greatest(a.acknowledged_at, a.raised_at)
where a.resolved_at is null and a.acknowledged_at is not null;
create unique index alerts_going_on on alerts (tenant_id, vehicle_id, kind, subject) where resolved_at is null;
drop index alerts_open;
