-- A series is one recurring event; each of its reservations knows the occurrence that shows it.
alter table reservation_series
  add outlook_event_id text,
  -- What both sides last agreed on about the whole of it (api/src/domain/calendar/series/series-agreement.ts).
  add calendar_agreed jsonb;
create index reservation_series_event on reservation_series (tenant_id, outlook_event_id) where outlook_event_id is not null;
