-- The reservation for whose change a hold was placed, which is not in its way, neither when it is placed nor when it is extended.
alter table holds
  add reservation_id uuid,
  add foreign key (tenant_id, reservation_id) references reservations (tenant_id, id);
