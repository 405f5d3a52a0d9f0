-- What happened stands in audit_log for good. An event is kept while somebody may still deliver it or ask how that went.
grant delete on outbox_events, deliveries to fleet_app;
