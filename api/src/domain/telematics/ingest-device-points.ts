import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { TenantContext } from '../command-context.ts';
import { type IngestedPositions, ingestPositions } from '../position/ingest-positions.ts';
import type { VehiclePoint } from '../position/sort-points.ts';
import { readTelematicsSettings } from './telematics-settings.ts';

export interface DeliveredPoints {
  connectionId: string;
  points: readonly DevicePoint[];
  /** Where to go on reading; for connections that are read. */
  progress?: { cursor: unknown; nextPollAt: Date; leasedUntil: Date | null } | undefined;
}

/** So many devices of a connection are remembered before anybody says in which vehicles they sit. */
const maximumDevices = 5_000;
const seenAgainMilliseconds = 60_000;

interface DeviceRow {
  id: string;
  external_id: string;
  vehicle_id: string | null;
}

/**
 * Takes in what a connection delivers. Devices nobody has heard of are remembered, so that they can be given a vehicle; until
 * then what they tell is left out. How far we have read is written with the points, so that nothing is lost or left out.
 */
export async function ingestDevicePoints(
  context: TenantContext,
  { connectionId, points, progress }: DeliveredPoints,
): Promise<IngestedPositions> {
  const { database, tenantId, now } = context;
  const externalIds = [...new Set(points.map(({ externalId }) => externalId))];
  const [settings, devices] = await Promise.all([
    readTelematicsSettings(context),
    database.transaction(tenantId, (transaction) => findDevices(transaction, connectionId, externalIds, now())),
  ]);
  const deviceOf = new Map(devices.map((device) => [device.external_id, device]));
  const known = points.flatMap((point): VehiclePoint[] => {
    const device = deviceOf.get(point.externalId);
    return device?.vehicle_id ? [{ ...point, deviceId: device.id, vehicleId: device.vehicle_id }] : [];
  });
  const newest = known.reduce<Date | null>(
    (latest, { deviceTime }) => (latest && latest > deviceTime ? latest : deviceTime),
    null,
  );
  return ingestPositions(context, known, {
    retentionDays: settings.positionRetentionDays,
    alongside: (transaction) => recordSuccess(transaction, connectionId, progress, newest, now()),
  });
}

async function findDevices(
  transaction: TenantTransaction,
  connectionId: string,
  externalIds: readonly string[],
  now: Date,
): Promise<DeviceRow[]> {
  if (externalIds.length === 0) return [];
  const select = {
    name: 'telematics-device.by-external-id',
    text: `select id, external_id, vehicle_id from telematics_devices
           where connection_id = $1 and external_id = any ($2::text[])`,
    values: [connectionId, externalIds],
  };
  const seen = {
    name: 'telematics-device.seen',
    text: `update telematics_devices set last_seen_at = $3
           where connection_id = $1 and external_id = any ($2::text[]) and coalesce(last_seen_at, '-infinity') < $4`,
    values: [connectionId, externalIds, now, new Date(now.getTime() - seenAgainMilliseconds)],
  };
  const [devices] = await Promise.all([transaction.query<DeviceRow>(select), transaction.query(seen)]);
  if (devices.length === externalIds.length) return devices;
  await transaction.query({
    name: 'telematics-device.remember',
    text: `insert into telematics_devices (connection_id, vendor, external_id, last_seen_at, created_at, updated_at)
           select c.id, c.vendor, external_id, $3, $3, $3
           from telematics_connections c, unnest($2::text[]) as external_id
           where c.id = $1 and c.vendor <> 'teltonika'
             and (select count(*) from telematics_devices d where d.connection_id = $1) < ${maximumDevices}
           order by external_id
           on conflict do nothing`,
    values: [connectionId, externalIds.filter((id) => id.length <= 100), now],
  });
  return transaction.query<DeviceRow>(select);
}

async function recordSuccess(
  transaction: TenantTransaction,
  connectionId: string,
  progress: DeliveredPoints['progress'],
  newest: Date | null,
  now: Date,
): Promise<void> {
  if (progress) {
    await transaction.query({
      name: 'telematics-connection.advance',
      text: `update telematics_connections set cursor = $2, next_poll_at = $3, leased_until = $6, last_success_at = $4,
               last_point_at = greatest(last_point_at, $5::timestamptz), failure_count = 0, last_error = null
             where id = $1`,
      values: [connectionId, JSON.stringify(progress.cursor), progress.nextPollAt, now, newest, progress.leasedUntil],
    });
    return;
  }
  // What is pushed comes often; once a second is enough to be seen to live.
  await transaction.query({
    name: 'telematics-connection.heard',
    text: `update telematics_connections set last_success_at = $2::timestamptz, last_point_at = greatest(last_point_at, $3::timestamptz),
             failure_count = 0, last_error = null
           where id = $1 and (coalesce(last_success_at, '-infinity') < $2::timestamptz - interval '1 second' or failure_count > 0)`,
    values: [connectionId, now, newest],
  });
}
