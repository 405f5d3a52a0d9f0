/** How a driver is read: one text for every query, one mapping to what the viewer may see. */
import type { Driver } from '@fleet/contracts/driver.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { maySeeDetails } from './driver-policy.ts';

type Complete = { [Member in keyof Driver]-?: Exclude<Driver[Member], undefined> };

export interface DriverRow extends Omit<Complete, 'createdAt' | 'updatedAt'> {
  createdAt: Date;
  updatedAt: Date;
}

/** `select … from …` with the driver as `d` and their account as `u`; a condition follows. */
export const selectDriver = (moreColumns = '') => `
  select d.id, d.display_name as "displayName", d.user_id as "userId", coalesce(u.email, d.email) as email,
    d.licence_classes as "licenceClasses", d.licence_valid_until::text as "licenceValidUntil",
    d.licence_number as "licenceNumber", d.blocked_reason as "blockedReason", d.version, d.created_at as "createdAt",
    d.updated_at as "updatedAt"${moreColumns}
  from drivers d
  left join users u on u.tenant_id = d.tenant_id and u.id = d.user_id`;

export const selectDriverById = { name: 'driver.by-id', text: `${selectDriver()} where d.id = $1` };

/** @throws {DomainError} NOT_FOUND */
export async function readDriver(transaction: TenantTransaction, driverId: string, viewer: UserActor): Promise<Driver> {
  const [row] = await transaction.query<DriverRow>({ ...selectDriverById, values: [driverId] });
  if (!row) throw driverNotFound();
  return toDriver(row, viewer);
}

export function driverNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such driver. Choose one from the list of drivers.');
}

export function toDriver(row: DriverRow, viewer: UserActor): Driver {
  const { id, displayName, version, ...details } = row;
  if (!maySeeDetails(viewer, row)) return { id, displayName, version };
  const [createdAt, updatedAt] = [row.createdAt.toISOString(), row.updatedAt.toISOString()];
  return { id, displayName, version, ...details, createdAt, updatedAt };
}
