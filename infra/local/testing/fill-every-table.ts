/**
 * Rows of everything for every tenant. The seed has no need of most of these tables, and a proof that nobody sees another
 * tenant's rows proves nothing about a table without any.
 */
/** In the order in which they refer to each other; `reservations` and what they need come from the seed. */
const statements = [
  `insert into audit_log (tenant_id, actor_kind, action, entity_type, entity_id)
     select tenant_id, 'system', 'reservation.created', 'reservation', id from reservations`,
  `insert into deliveries (tenant_id, event_id, effect, recipient)
     select tenant_id, id, 'send-mail', 'somebody' from outbox_events`,
  `insert into conversation_references (tenant_id, user_id, reference) select tenant_id, id, '{}' from users`,
  `insert into reservation_cards (tenant_id, reservation_id, user_id, kind, reference, activity_id, shown_version)
     select tenant_id, id, created_by, 'requester', '{}', 'activity', 1 from reservations`,
  `insert into shared_cards (tenant_id, reservation_id, conversation_id, activity_id, reference, shown_version)
     select tenant_id, id, 'group chat', 'activity', '{}', 1 from reservations`,
  `insert into manager_channels (tenant_id, conversation_id, reference, appointed_by)
     select tenant_id, 'channel of ' || id, '{}', id from users`,
  `insert into conversation_memories (tenant_id, user_id, conversation_id, value, expires_at)
     select tenant_id, id, 'chat', '{}', now() + interval '1 hour' from users`,
  `insert into digests (tenant_id, week_start) select id, '2026-11-16' from tenants`,
  `insert into reservation_notes (tenant_id, reservation_id, author_id, text)
     select tenant_id, id, created_by, 'Keys are at the desk' from reservations`,
  `insert into reservation_series (tenant_id, vehicle_id, driver_id, recurrence_rule, time_zone, start_wall_time,
       length_minutes, purpose, created_by)
     select distinct on (tenant_id) tenant_id, vehicle_id, driver_id, 'FREQ=WEEKLY;COUNT=4', time_zone,
       '2027-01-04 09:00', 60, 'Every week', created_by from reservations order by tenant_id, id`,
  `insert into approval_delegations (tenant_id, approver_id, delegate_id, start_date, end_date)
     select r.tenant_id, r.approver_id, r.created_by, now(), now() + interval '1 day'
     from reservations r where r.approver_id <> r.created_by`,
  `insert into photos (tenant_id, content_type, content, sha256, uploaded_by)
     select tenant_id, 'image/png', convert_to(id::text, 'UTF8'), sha256(convert_to(id::text, 'UTF8')), id from users`,
  `insert into handovers (tenant_id, reservation_id, vehicle_id, kind, occurred_at, odometer_meters, recorded_by)
     select tenant_id, id, vehicle_id, 'check-out', start_date, 1000, created_by from reservations`,
  `insert into handover_photos (tenant_id, handover_id, photo_id)
     select h.tenant_id, h.id, p.id from handovers h join photos p on p.tenant_id = h.tenant_id and p.uploaded_by = h.recorded_by`,
  `insert into waitlist_requests (tenant_id, user_id, start_date, end_date, purpose)
     select tenant_id, id, now() + interval '1 day', now() + interval '2 days', 'Any vehicle' from users`,
  // Not extended yet, and an administrator's, who may do the most with everything else as well.
  `insert into holds (tenant_id, vehicle_id, user_id, start_date, end_date, buffered_end_date, created_at, expires_at)
     select distinct on (r.tenant_id) r.tenant_id, r.vehicle_id, u.id, '2027-06-01 08:00Z'::timestamptz,
       '2027-06-01 09:00Z'::timestamptz, '2027-06-01 09:30Z'::timestamptz, '2027-06-01 08:50Z'::timestamptz,
       '2027-06-01 09:00Z'::timestamptz
     from reservations r join users u on u.tenant_id = r.tenant_id and u.roles @> '{admin}' order by r.tenant_id, r.id`,
  `insert into blackouts (tenant_id, pool_id, start_date, end_date, reason)
     select tenant_id, id, '2027-07-01 00:00Z', '2027-07-02 00:00Z', 'Works outing' from pools`,
  `insert into maintenance (tenant_id, vehicle_id, kind, start_date, end_date, note)
     select tenant_id, id, 'service', '2027-08-01 00:00Z', '2027-08-02 00:00Z', 'Oil' from vehicles`,
  `insert into vehicle_documents (tenant_id, vehicle_id, name, content_type, content, sha256, uploaded_by)
     select v.tenant_id, v.id, 'Registration', 'application/pdf', convert_to(v.id::text, 'UTF8'), sha256(convert_to(v.id::text, 'UTF8')), u.id
     from vehicles v join users u on u.tenant_id = v.tenant_id and u.roles @> '{admin}'`,
  `insert into idempotency_keys (tenant_id, user_id, key, operation, input_sha256, answer)
     select tenant_id, id, 'key', 'createReservation', sha256('input'), '"answer"' from users`,
  `insert into calendar_feeds (tenant_id, user_id, secret_sha256)
     select tenant_id, id, sha256(convert_to(id::text, 'UTF8')) from users`,
  `insert into calendar_mailboxes (tenant_id, address) select id, fleet_mailbox_address from tenants`,
  `insert into calendar_drifts (tenant_id, kind, reservation_id, subject, start_date, end_date)
     select tenant_id, 'missing', id, purpose, start_date, end_date from reservations`,
  `insert into webhooks (tenant_id, url, secret_encrypted, created_by)
     select tenant_id, 'https://hooks.' || split_part(email, '@', 2) || '/', 'secret', id from users`,
  `insert into webhook_deliveries (tenant_id, webhook_id, event_id, event_type, attempted_at, duration_milliseconds, succeeded)
     select tenant_id, id, id, 'webhook.tested', now(), 1, true from webhooks`,
  `insert into delegated_tokens (tenant_id, token_sha256, user_id, sealed, expires_at)
     select tenant_id, sha256(convert_to(id::text, 'UTF8')), id, 'sealed', now() + interval '1 hour' from users`,
  `insert into telematics_settings (tenant_id) select id from tenants`,
  `insert into telematics_connections (tenant_id, vendor, name, address, webhook_sha256, created_by)
     select distinct on (tenant_id) tenant_id, 'traccar', 'Plugs of ' || email, 'https://traccar.' || split_part(email, '@', 2),
       sha256(convert_to(email, 'UTF8')), id from users order by tenant_id, id`,
  `insert into telematics_devices (tenant_id, connection_id, vendor, external_id, vehicle_id)
     select v.tenant_id, c.id, 'traccar', 'plug of ' || v.license_plate, v.id
     from vehicles v join telematics_connections c on c.tenant_id = v.tenant_id`,
  `select ensure_position_days(array['2026-11-20'::date])`,
  `insert into positions (tenant_id, vehicle_id, device_id, device_time, received_at, latitude, longitude)
     select tenant_id, vehicle_id, id, '2026-11-20 08:00Z', '2026-11-20 08:00Z', 48, 11 from telematics_devices`,
  `insert into readings (tenant_id, vehicle_id, device_id, device_time, received_at, fuel_percent)
     select tenant_id, vehicle_id, id, '2026-11-20 08:00Z', '2026-11-20 08:00Z', 50 from telematics_devices`,
  `insert into vehicle_positions (tenant_id, vehicle_id, device_id, device_time, received_at, latitude, longitude)
     select tenant_id, vehicle_id, device_id, device_time, received_at, latitude, longitude from positions`,
  `insert into vehicle_readings (tenant_id, vehicle_id, fuel_percent, fuel_time)
     select tenant_id, vehicle_id, fuel_percent, device_time from readings`,
  `insert into trips (tenant_id, vehicle_id, started_at, start_latitude, start_longitude, end_latitude, end_longitude,
       distance_meters, distance_source, maximum_speed_kph)
     select tenant_id, vehicle_id, device_time, latitude, longitude, latitude, longitude, 1000, 'track', 50 from positions`,
  `insert into vehicle_tracks (tenant_id, vehicle_id, state, understood_until)
     select tenant_id, vehicle_id, '{}', device_time from positions`,
  `insert into private_drives (tenant_id, vehicle_id, user_id, reservation_id, start_date, end_date)
     select distinct on (tenant_id) tenant_id, vehicle_id, created_by, id, '2026-11-01 08:00Z'::timestamptz,
       '2026-11-01 09:00Z'::timestamptz from reservations order by tenant_id, id`,
  `insert into geofences (tenant_id, name, shape, pool_id)
     select tenant_id, 'Site of ' || name, '{"kind": "circle", "latitude": 48, "longitude": 11, "radiusMeters": 100}', id from pools`,
  `insert into geofence_visits (tenant_id, geofence_id, vehicle_id, entered_at)
     select v.tenant_id, f.id, v.id, '2026-11-20 08:00Z' from vehicles v
     join geofences f on f.tenant_id = v.tenant_id and f.pool_id = v.pool_id`,
  `insert into alerts (tenant_id, kind, vehicle_id, raised_at)
     select tenant_id, 'low-energy', id, '2026-11-20 08:00Z' from vehicles`,
  `insert into api_usage (tenant_id, minute, used) select id, date_trunc('minute', now()), 1 from tenants
     on conflict do nothing`,
];

/** @param look asks the superuser, on a database with the demo's reservations */
export async function fillEveryTable(look: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await look(statement);
}
