-- What became of the events of one reservation is asked for by whoever looks at it.
create index outbox_events_entity on outbox_events (tenant_id, entity_id);
