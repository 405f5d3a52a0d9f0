-- What the jobs that run by the clock must remember, and where they look.

-- When whoever drives next was told that their vehicle has not come back and that there is no other.
alter table reservations add delay_noted_at timestamptz;

-- The reservation after whose return the vehicle is made ready. Such a block ends by itself, unlike planned work.
alter table maintenance
  add reservation_id uuid,
  add foreign key (tenant_id, reservation_id) references reservations (tenant_id, id);
create index maintenance_turnarounds on maintenance (tenant_id, end_date) where reservation_id is not null and status = 'planned';

create index holds_expired on holds (tenant_id, expires_at);
create index holds_offers on holds (tenant_id, waitlist_request_id) where waitlist_request_id is not null;
create index waitlist_offers on waitlist_requests (tenant_id, offer_expires_at) where status = 'offered';
