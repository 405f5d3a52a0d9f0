-- What was written together was done together: one mail tells of all of a series.
create index outbox_events_transaction on outbox_events (tenant_id, occurred_at);
