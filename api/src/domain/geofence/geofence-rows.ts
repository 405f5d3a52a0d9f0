/** How a geofence is read, and what the commands that write it share. */
import type { Geofence } from '@fleet/contracts/geofence.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';
import { refuseWrongInput } from '../wrong-input.ts';

export interface GeofenceRow extends Omit<Geofence, 'createdAt' | 'updatedAt'> {
  createdAt: Date;
  updatedAt: Date;
}

/** `select … from …` with the geofence as `f`; a condition follows. */
export const selectGeofence = `
  select f.id, f.name, f.shape, f.pool_id as "poolId", f.alert_on as "alertOn",
    (select count(*)::int from geofence_visits i
      where i.tenant_id = f.tenant_id and i.geofence_id = f.id and i.exited_at is null) as "vehiclesInside",
    f.version, f.created_at as "createdAt", f.updated_at as "updatedAt"
  from geofences f`;

export function toGeofence(row: GeofenceRow): Geofence {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

export async function readGeofence(transaction: TenantTransaction, geofenceId: string): Promise<GeofenceRow> {
  const [row] = await transaction.query<GeofenceRow>({
    name: 'geofence.get',
    text: `${selectGeofence} where f.id = $1`,
    values: [geofenceId],
  });
  if (!row) throw geofenceNotFound();
  return row;
}

/** @throws {DomainError} NOT_FOUND, PRECONDITION_FAILED */
export async function lockGeofence(
  transaction: TenantTransaction,
  geofenceId: string,
  expectedVersion?: number | undefined,
): Promise<GeofenceRow> {
  const [row] = await transaction.query<GeofenceRow>({
    name: 'geofence.lock',
    text: `${selectGeofence} where f.id = $1 for update of f`,
    values: [geofenceId],
  });
  if (!row) throw geofenceNotFound();
  requireVersion('geofence', row.version, expectedVersion);
  return row;
}

function geofenceNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such geofence. GET /api/v1/geofences lists them.');
}

/** @throws {DomainError} NOT_FOUND */
export async function requirePoolThere(transaction: TenantTransaction, poolId: string | null): Promise<void> {
  if (!poolId) return;
  const found = await transaction.query({
    name: 'geofence.pool-exists',
    text: 'select from pools where id = $1 and retired_at is null',
    values: [poolId],
  });
  const message = 'There is no such pool. Choose one from the list of pools.';
  if (found.length === 0) refuseWrongInput([{ path: 'poolId', message, isUnknown: true }]);
}

/** @throws {DomainError} CONFLICT */
export async function requireFreeName(transaction: TenantTransaction, name: string, ownId?: string): Promise<void> {
  const taken = await transaction.query({
    name: 'geofence.by-name',
    text: 'select from geofences where lower(name) = lower($1) and id is distinct from $2',
    values: [name, ownId ?? null],
  });
  if (taken.length > 0)
    throw new DomainError('CONFLICT', `There is a geofence named “${name}” already. Choose another name.`);
}
