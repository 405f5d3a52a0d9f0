-- What the list of reservations is read by, whoever asks and in whichever order.

-- What somebody reserved for others is theirs as well; what they drive is found by reservations_driver.
create index reservations_creator on reservations (tenant_id, created_by, start_date, id);
create index reservations_created on reservations (tenant_id, created_at, id);

-- The longest of all, so that whoever asks from an instant on reads back no further than one can reach that began before it.
create index reservations_length on reservations (tenant_id, (end_date - start_date));

-- Whoever is asked stands in reservation_approvals, which has an index of its own.
drop index reservations_approver;
