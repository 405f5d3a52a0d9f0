/** What is known of the vehicles whose points arrive. Locked, so that the points of one vehicle are taken in one after the other. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { isUnreservedAt } from './position-policy.ts';
import type { TimedPlace } from './position-rules.ts';

export interface KnownVehicle {
  vehicleId: string;
  /** The newest plausible position. */
  last: TimedPlace | undefined;
  /** Of the newest point at all. */
  newestDeviceTime: Date | undefined;
  /** Who has the vehicle now. */
  driverUserId: string | null;
  /** Nobody but the driver hears where it is. */
  isPrivate: boolean;
}

interface KnownRow {
  vehicleId: string;
  device_time: Date | null;
  latitude: number;
  longitude: number;
  newest_device_time: Date | null;
}

const lockRows = {
  name: 'vehicle-position.lock',
  text: `select vehicle_id as "vehicleId", device_time, latitude, longitude, newest_device_time
         from vehicle_positions where vehicle_id = any ($1::uuid[]) order by vehicle_id for no key update`,
};

export async function lockKnownVehicles(
  transaction: TenantTransaction,
  vehicleIds: readonly string[],
  at: Date,
): Promise<Map<string, KnownVehicle>> {
  const ids = `{${vehicleIds.join(',')}}`;
  const [locked, drivers, secret] = await Promise.all([
    transaction.query<KnownRow>({ ...lockRows, values: [ids] }),
    transaction.query<{ vehicle_id: string; user_id: string | null }>({
      name: 'vehicle-position.drivers',
      text: `select r.vehicle_id, d.user_id from reservations r
             join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
             where r.status = 'active' and r.vehicle_id = any ($1::uuid[])`,
      values: [ids],
    }),
    transaction.query<{ vehicle_id: string }>({
      name: 'vehicle-position.private',
      text: `select vehicle_id from private_drives where vehicle_id = any ($1::uuid[]) and end_date is null
             union all
             select asked.vehicle_id from unnest($1::uuid[]) as asked (vehicle_id)
             where ${isUnreservedAt('asked.vehicle_id', '$2::timestamptz')}`,
      values: [ids, at],
    }),
  ]);
  const rows = locked.length === vehicleIds.length ? locked : await addMissing(transaction, ids);
  const driverOf = new Map(drivers.map(({ vehicle_id, user_id }) => [vehicle_id, user_id]));
  const hidden = new Set(secret.map(({ vehicle_id }) => vehicle_id));
  return new Map(
    rows.map((row) => {
      const { vehicleId } = row;
      return [vehicleId, toKnown(row, driverOf.get(vehicleId) ?? null, hidden.has(vehicleId))];
    }),
  );
}

async function addMissing(transaction: TenantTransaction, ids: string): Promise<KnownRow[]> {
  await transaction.query({
    name: 'vehicle-position.begin',
    text: `insert into vehicle_positions (vehicle_id) select id from unnest($1::uuid[]) as id order by id
           on conflict do nothing`,
    values: [ids],
  });
  return transaction.query<KnownRow>({ ...lockRows, values: [ids] });
}

function toKnown(row: KnownRow, driverUserId: string | null, isPrivate: boolean): KnownVehicle {
  const { vehicleId, device_time: deviceTime, latitude, longitude } = row;
  return {
    vehicleId,
    last: deviceTime ? { deviceTime, latitude, longitude } : undefined,
    newestDeviceTime: row.newest_device_time ?? undefined,
    driverUserId,
    isPrivate,
  };
}
