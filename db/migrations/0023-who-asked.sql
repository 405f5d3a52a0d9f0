-- Whoever changed a reservation so that it is asked about again does not decide about it; null while its creator's wish holds.
alter table reservations
  add asked_by uuid,
  add foreign key (tenant_id, asked_by) references users (tenant_id, id);
