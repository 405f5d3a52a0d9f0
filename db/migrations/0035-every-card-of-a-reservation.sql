-- Somebody may see a reservation on several cards; each is kept up to date.
alter table reservation_cards
  drop constraint reservation_cards_pkey,
  add primary key (tenant_id, reservation_id, user_id, kind, activity_id);
-- A message shows one reservation at a time.
create index reservation_cards_message on reservation_cards (tenant_id, user_id, activity_id);
grant delete on reservation_cards to fleet_app;
