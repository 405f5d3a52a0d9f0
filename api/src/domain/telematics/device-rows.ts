/** How a telematics device is read, and what the commands that write it share. */
import type { TelematicsDevice } from '@fleet/contracts/telematics.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';
import { vehicleNotFound } from '../vehicle/vehicle-rows.ts';

export interface DeviceRow extends Omit<TelematicsDevice, 'lastSeenAt' | 'createdAt' | 'updatedAt'> {
  lastSeenAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** `select … from …` with the device as `d` and its vehicle as `v`; a condition follows. */
export const selectDevice = (moreColumns = '') => `
  select d.id, d.connection_id as "connectionId", d.vendor, d.external_id as "externalId", d.name,
    case when v.id is not null then
      json_build_object('id', v.id, 'name', v.make || ' ' || v.model, 'licensePlate', v.license_plate) end as vehicle,
    d.last_seen_at as "lastSeenAt", d.version, d.created_at as "createdAt", d.updated_at as "updatedAt"${moreColumns}
  from telematics_devices d left join vehicles v on v.tenant_id = d.tenant_id and v.id = d.vehicle_id`;

export function toDevice(row: DeviceRow): TelematicsDevice {
  return {
    ...row,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** @throws {DomainError} NOT_FOUND */
export async function readDevice(transaction: TenantTransaction, deviceId: string): Promise<DeviceRow> {
  const [row] = await transaction.query<DeviceRow>({
    name: 'telematics-device.get',
    text: `${selectDevice()} where d.id = $1`,
    values: [deviceId],
  });
  if (!row) throw deviceNotFound();
  return row;
}

/** @throws {DomainError} NOT_FOUND, PRECONDITION_FAILED */
export async function lockDevice(
  transaction: TenantTransaction,
  deviceId: string,
  expectedVersion?: number | undefined,
): Promise<DeviceRow> {
  const [row] = await transaction.query<DeviceRow>({
    name: 'telematics-device.lock',
    text: `${selectDevice()} where d.id = $1 for update of d`,
    values: [deviceId],
  });
  if (!row) throw deviceNotFound();
  requireVersion('telematics device', row.version, expectedVersion);
  return row;
}

function deviceNotFound(): DomainError {
  const message = 'There is no such telematics device. GET /api/v1/telematics-devices lists them.';
  return new DomainError('NOT_FOUND', message);
}

/** @throws {DomainError} NOT_FOUND */
export async function requireVehicleThere(transaction: TenantTransaction, vehicleId: string | null): Promise<void> {
  if (!vehicleId) return;
  const found = await transaction.query({
    name: 'vehicle.exists',
    text: 'select from vehicles where id = $1',
    values: [vehicleId],
  });
  if (found.length === 0) throw vehicleNotFound();
}
