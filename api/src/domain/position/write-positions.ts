import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { arrayLiteral } from './array-literal.ts';
import type { PlacedPoint, VehicleProgress } from './sort-points.ts';

/** From when on the late points of a vehicle change what is known. */
export interface LateStart {
  vehicle_id: string;
  since: Date;
  count: number;
}

const insert = `insert into positions (vehicle_id, device_time, device_id, received_at, latitude, longitude, speed_kph,
    heading_degrees, accuracy_meters, ignition_on, odometer_meters, implausible)
  select vehicle_id, device_time, device_id, $12, latitude, longitude, speed_kph, heading_degrees, accuracy_meters,
    ignition_on, odometer_meters, implausible
  from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::float8[], $5::float8[], $6::float4[], $7::float4[],
    $8::float4[], $9::boolean[], $10::bigint[], $11::boolean[])
    as point (vehicle_id, device_time, device_id, latitude, longitude, speed_kph, heading_degrees, accuracy_meters,
      ignition_on, odometer_meters, implausible)
  on conflict do nothing`;

function valuesOf(points: readonly PlacedPoint[], receivedAt: Date): unknown[] {
  return [
    arrayLiteral(points, ({ vehicleId }) => vehicleId),
    arrayLiteral(points, ({ deviceTime }) => deviceTime),
    arrayLiteral(points, ({ deviceId }) => deviceId),
    arrayLiteral(points, ({ place }) => place.latitude),
    arrayLiteral(points, ({ place }) => place.longitude),
    arrayLiteral(points, ({ place }) => place.speedKph),
    arrayLiteral(points, ({ place }) => place.headingDegrees),
    arrayLiteral(points, ({ place }) => place.accuracyMeters),
    arrayLiteral(points, ({ ignitionOn }) => ignitionOn),
    arrayLiteral(points, ({ odometerMeters }) => odometerMeters),
    arrayLiteral(points, ({ implausible }) => implausible),
    receivedAt,
  ];
}

/** None of them can be there already, as all are newer than all that is. */
export async function insertInOrder(
  transaction: TenantTransaction,
  points: readonly PlacedPoint[],
  receivedAt: Date,
): Promise<void> {
  if (points.length === 0) return;
  await transaction.query({ name: 'position.insert', text: insert, values: valuesOf(points, receivedAt) });
}

/** @returns a line for each vehicle of which something was not known before */
export async function insertLate(
  transaction: TenantTransaction,
  points: readonly PlacedPoint[],
  receivedAt: Date,
): Promise<LateStart[]> {
  if (points.length === 0) return [];
  return transaction.query<LateStart>({
    name: 'position.insert-late',
    text: `with inserted as (${insert} returning vehicle_id, device_time)
           select vehicle_id, min(device_time) as since, count(*)::int as count from inserted group by vehicle_id`,
    values: valuesOf(points, receivedAt),
  });
}

/** The rows are locked by whoever judged the points. */
export async function writeProgress(
  transaction: TenantTransaction,
  progress: readonly VehicleProgress[],
  lateStarts: readonly LateStart[],
  receivedAt: Date,
): Promise<void> {
  const newest = progress.filter((one) => one.newest !== undefined);
  const starts = pendingStarts(progress, lateStarts);
  await Promise.all([
    newest.length > 0 &&
      transaction.query({
        name: 'vehicle-position.move',
        text: `update vehicle_positions p set device_time = n.device_time, device_id = n.device_id, received_at = $10,
                 latitude = n.latitude, longitude = n.longitude, speed_kph = n.speed_kph,
                 heading_degrees = n.heading_degrees, ignition_on = n.ignition_on,
                 odometer_meters = coalesce(n.odometer_meters, p.odometer_meters)
               from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::float8[], $5::float8[], $6::float4[],
                 $7::float4[], $8::boolean[], $9::bigint[]) as n (vehicle_id, device_time, device_id, latitude,
                 longitude, speed_kph, heading_degrees, ignition_on, odometer_meters)
               where p.tenant_id = (select current_tenant_id()) and p.vehicle_id = n.vehicle_id`,
        values: [
          arrayLiteral(newest, ({ vehicleId }) => vehicleId),
          arrayLiteral(newest, (one) => one.newest?.deviceTime),
          arrayLiteral(newest, (one) => one.newest?.deviceId),
          arrayLiteral(newest, (one) => one.newest?.place.latitude),
          arrayLiteral(newest, (one) => one.newest?.place.longitude),
          arrayLiteral(newest, (one) => one.newest?.place.speedKph),
          arrayLiteral(newest, (one) => one.newest?.place.headingDegrees),
          arrayLiteral(newest, (one) => one.newest?.ignitionOn),
          arrayLiteral(newest, (one) => one.newest?.odometerMeters),
          receivedAt,
        ],
      }),
    starts.length > 0 &&
      transaction.query({
        name: 'vehicle-position.note-pending',
        text: `update vehicle_positions p set pending_from = least(p.pending_from, n.since),
                 newest_device_time = greatest(p.newest_device_time, n.newest)
               from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as n (vehicle_id, since, newest)
               where p.tenant_id = (select current_tenant_id()) and p.vehicle_id = n.vehicle_id`,
        values: [
          arrayLiteral(starts, ({ vehicleId }) => vehicleId),
          arrayLiteral(starts, ({ since }) => since),
          arrayLiteral(starts, (one) => one.newest),
        ],
      }),
  ]);
}

/** The oldest point of each vehicle of which trips know nothing yet. */
function pendingStarts(progress: readonly VehicleProgress[], lateStarts: readonly LateStart[]) {
  const starts = new Map(
    progress.map(({ vehicleId, inOrderFrom, newestDeviceTime }) => [
      vehicleId,
      { vehicleId, since: inOrderFrom, newest: newestDeviceTime as Date | undefined },
    ]),
  );
  for (const { vehicle_id: vehicleId, since } of lateStarts) {
    const start = starts.get(vehicleId);
    // What is late is older than what is in order.
    starts.set(vehicleId, { vehicleId, since, newest: start?.newest });
  }
  return [...starts.values()];
}
