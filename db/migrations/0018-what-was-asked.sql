-- The period about which the approvers of the present round were asked: changes add up from there, not from the last one.
alter table reservations
  add asked_start_date timestamptz,
  add asked_end_date timestamptz;
update reservations set asked_start_date = start_date, asked_end_date = end_date;
