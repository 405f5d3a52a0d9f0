import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { type NewAlert, raiseAlerts } from '../alert/raise-alerts.ts';
import type { GeofenceCrossing } from '../geofence/follow-geofences.ts';
import { isSecretAt } from '../position/position-policy.ts';
import type { EndedTrip } from './follow-track.ts';
import type { UnderstoodVehicle } from './pending-vehicle.ts';
import type { TripDraft } from './trip-rules.ts';

/** What happened longer ago is history: nobody is told, and nothing is handed over. */
const freshMilliseconds = 15 * 60_000;
/** A vehicle that is noticed to have left is the reservation's from before it was checked out. */
const noticedMinutes = 30;

/** Writes what the positions of vehicles were found to mean. */
export async function writeTracks(
  transaction: TenantTransaction,
  understood: readonly UnderstoodVehicle[],
  now: Date,
): Promise<void> {
  const trips = understood.flatMap(({ vehicle: { vehicleId }, ended, ongoing }) => [
    ...ended.map((trip): WrittenTrip => ({ vehicleId, ...trip })),
    ...(ongoing ? [{ vehicleId, ...ongoing }] : []),
  ]);
  await Promise.all([
    writeMarks(transaction, understood),
    writeTrips(transaction, trips),
    writeVisits(transaction, understood),
    writeStates(transaction, understood),
  ]);
  await writeNewest(transaction, understood);
  await announceCrossings(transaction, understood, now);
}

async function writeMarks(transaction: TenantTransaction, understood: readonly UnderstoodVehicle[]): Promise<void> {
  const marks = understood.flatMap(({ vehicle, remarked }) => remarked.map((one) => ({ ...one, vehicle })));
  if (marks.length === 0) return;
  await transaction.query({
    name: 'position.mark',
    text: `update positions p set implausible = m.implausible
           from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::boolean[]) as m (vehicle_id, device_time, device_id, implausible)
           where p.vehicle_id = m.vehicle_id and p.device_time = m.device_time and p.device_id = m.device_id`,
    values: [
      marks.map(({ vehicle }) => vehicle.vehicleId),
      marks.map(({ time }) => new Date(time)),
      marks.map(({ deviceId }) => deviceId),
      marks.map(({ implausible }) => implausible),
    ],
  });
}

type WrittenTrip = TripDraft & Partial<EndedTrip> & { vehicleId: string };

/** Whose they were is asked anew each time: the reservation may have been checked out meanwhile. */
async function writeTrips(transaction: TenantTransaction, trips: readonly WrittenTrip[]): Promise<void> {
  if (trips.length === 0) return;
  await transaction.query({
    name: 'trip.write',
    text: `insert into trips as t (vehicle_id, started_at, ended_at, start_latitude, start_longitude, end_latitude,
             end_longitude, distance_meters, distance_source, start_odometer_meters, end_odometer_meters,
             maximum_speed_kph, resume_state, resume_at, reservation_id, driver_id, cost_center)
           select n.*, r.id, r.driver_id, r.cost_center
           from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::float8[], $5::float8[], $6::float8[],
             $7::float8[], $8::int[], $9::text[], $10::bigint[], $11::bigint[], $12::float4[], $13::jsonb[], $14::timestamptz[])
             as n (vehicle_id, started_at, ended_at, start_latitude, start_longitude, end_latitude, end_longitude,
               distance_meters, distance_source, start_odometer_meters, end_odometer_meters, maximum_speed_kph,
               resume_state, resume_at)
           left join lateral (
             select id, driver_id, cost_center from reservations
             where vehicle_id = n.vehicle_id and status in ('active', 'completed')
               and coalesce(checked_out_at, start_date) <= n.started_at + interval '${noticedMinutes} minutes'
               and coalesce(checked_in_at, case when status = 'active' then 'infinity' else end_date end) > n.started_at
             order by start_date desc limit 1
           ) r on true
           on conflict (tenant_id, vehicle_id, started_at) do update set ended_at = excluded.ended_at,
             end_latitude = excluded.end_latitude, end_longitude = excluded.end_longitude,
             distance_meters = excluded.distance_meters, distance_source = excluded.distance_source,
             end_odometer_meters = excluded.end_odometer_meters, maximum_speed_kph = excluded.maximum_speed_kph,
             resume_state = excluded.resume_state, resume_at = excluded.resume_at,
             reservation_id = coalesce(excluded.reservation_id, t.reservation_id),
             driver_id = coalesce(excluded.driver_id, t.driver_id), cost_center = coalesce(excluded.cost_center, t.cost_center)`,
    values: [
      trips.map(({ vehicleId }) => vehicleId),
      trips.map(({ startedAt }) => new Date(startedAt)),
      trips.map(({ endedAt }) => endedAt && new Date(endedAt)),
      trips.map(({ start }) => start.latitude),
      trips.map(({ start }) => start.longitude),
      trips.map(({ end }) => end.latitude),
      trips.map(({ end }) => end.longitude),
      trips.map((trip) => trip.distanceMeters),
      trips.map(({ distanceSource }) => distanceSource),
      trips.map(({ startOdometerMeters }) => startOdometerMeters),
      trips.map(({ endOdometerMeters }) => endOdometerMeters),
      trips.map(({ maximumSpeedKph }) => maximumSpeedKph),
      trips.map(({ resumeState }) => (resumeState ? JSON.stringify(resumeState) : null)),
      trips.map(({ resumeAt }) => (resumeAt === undefined ? null : new Date(resumeAt))),
    ],
  });
}

/** The last of a vehicle and geofence wins: entered and left within one batch is one visit. */
async function writeVisits(transaction: TenantTransaction, understood: readonly UnderstoodVehicle[]): Promise<void> {
  const visits = new Map<string, GeofenceCrossing & { vehicleId: string }>();
  for (const { vehicle, crossings } of understood) {
    for (const crossing of crossings) {
      const key = `${vehicle.vehicleId} ${crossing.geofence.id} ${crossing.enteredAt}`;
      visits.set(key, { ...crossing, vehicleId: vehicle.vehicleId });
    }
  }
  if (visits.size === 0) return;
  const rows = [...visits.values()];
  await transaction.query({
    name: 'geofence-visit.write',
    text: `insert into geofence_visits (geofence_id, vehicle_id, entered_at, exited_at)
           select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
           on conflict (tenant_id, vehicle_id, geofence_id, entered_at) do update set exited_at = excluded.exited_at`,
    values: [
      rows.map(({ geofence }) => geofence.id),
      rows.map(({ vehicleId }) => vehicleId),
      rows.map(({ enteredAt }) => new Date(enteredAt)),
      rows.map(({ exitedAt }) => exitedAt && new Date(exitedAt)),
    ],
  });
}

async function writeStates(transaction: TenantTransaction, understood: readonly UnderstoodVehicle[]): Promise<void> {
  const vehicleIds = understood.map(({ vehicle }) => vehicle.vehicleId);
  await Promise.all([
    transaction.query({
      name: 'track.write',
      text: `insert into vehicle_tracks (vehicle_id, state, understood_until)
             select * from unnest($1::uuid[], $2::jsonb[], $3::timestamptz[])
             on conflict (tenant_id, vehicle_id) do update set state = excluded.state, understood_until = excluded.understood_until`,
      values: [
        vehicleIds,
        understood.map(({ state }) => JSON.stringify(state)),
        understood.map(({ understoodUntil }) => understoodUntil),
      ],
    }),
    transaction.query({
      name: 'vehicle-position.understood',
      text: `update vehicle_positions p set pending_from = n.pending_from
             from unnest($1::uuid[], $2::timestamptz[]) as n (vehicle_id, pending_from)
             where p.tenant_id = (select current_tenant_id()) and p.vehicle_id = n.vehicle_id`,
      values: [vehicleIds, understood.map(({ pendingFrom }) => pendingFrom)],
    }),
  ]);
}

/** A late point may have made another one plausible, or have unmade it. */
async function writeNewest(transaction: TenantTransaction, understood: readonly UnderstoodVehicle[]): Promise<void> {
  const rewound = understood.filter(({ vehicle }) => vehicle.isRewound).map(({ vehicle }) => vehicle.vehicleId);
  if (rewound.length === 0) return;
  await transaction.query({
    name: 'vehicle-position.find-newest',
    text: `update vehicle_positions p set device_time = n.device_time, device_id = n.device_id, received_at = n.received_at,
             latitude = n.latitude, longitude = n.longitude, speed_kph = n.speed_kph,
             heading_degrees = n.heading_degrees, ignition_on = n.ignition_on,
             odometer_meters = coalesce(n.odometer_meters, p.odometer_meters)
           from unnest($1::uuid[]) as asked (vehicle_id)
           cross join lateral (
             select * from positions where vehicle_id = asked.vehicle_id and not implausible
             order by device_time desc, device_id desc limit 1
           ) n
           where p.tenant_id = (select current_tenant_id()) and p.vehicle_id = asked.vehicle_id`,
    values: [rewound],
  });
}

async function announceCrossings(
  transaction: TenantTransaction,
  understood: readonly UnderstoodVehicle[],
  now: Date,
): Promise<void> {
  const oldest = now.getTime() - freshMilliseconds;
  const alerts: NewAlert[] = [];
  for (const { vehicle, crossings } of understood) {
    for (const { geofence, enteredAt, exitedAt } of crossings) {
      const at = exitedAt ?? enteredAt;
      if (at < oldest) continue;
      const hasExited = exitedAt !== null;
      if (geofence.poolId === vehicle.poolId) {
        await writeOutboxEvent(transaction, {
          type: hasExited ? 'vehicle.left-site' : 'vehicle.returned',
          entityId: vehicle.vehicleId,
          payload: { at: new Date(at).toISOString() },
        });
      }
      if (geofence.alertOn === 'both' || geofence.alertOn === (hasExited ? 'exit' : 'enter')) {
        alerts.push({
          kind: hasExited ? 'geofence-exited' : 'geofence-entered',
          vehicleId: vehicle.vehicleId,
          reservationId: null,
          subject: `${geofence.id} ${at}`,
          detail: { geofenceName: geofence.name },
          raisedAt: new Date(at),
        });
      }
    }
  }
  await raiseAlerts(transaction, await withoutSecret(transaction, alerts));
}

/** An alert would tell managers where a private drive went. */
async function withoutSecret(transaction: TenantTransaction, alerts: readonly NewAlert[]): Promise<NewAlert[]> {
  if (alerts.length === 0) return [];
  const told = await transaction.query<{ number: number }>({
    name: 'geofence.alerts-to-tell',
    text: `select number::int from unnest($1::uuid[], $2::timestamptz[]) with ordinality as a (vehicle_id, at, number)
           where not ${isSecretAt('a.vehicle_id', 'a.at')}`,
    values: [alerts.map(({ vehicleId }) => vehicleId), alerts.map(({ raisedAt }) => raisedAt)],
  });
  const numbers = new Set(told.map(({ number }) => number));
  return alerts.filter((_, index) => numbers.has(index + 1));
}
