import type { Driver } from '@fleet/contracts/driver.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { refuseUserEmail } from './driver-account.ts';
import { type DriverMembers, describeDriverChanges, refuseDuplicateDriver, valuesOf } from './driver-changes.ts';
import { driverNotFound, readDriver } from './driver-rows.ts';

/**
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; RULE_VIOLATED for the name or address of somebody with an
 * account; CONFLICT for an address that is taken
 */
export async function updateDriver(context: UserContext, input: OperationArguments<'updateDriver'>): Promise<Driver> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'change drivers');
  const { driverId, expectedVersion, ...members } = input;
  const work = database.transaction(tenantId, async (transaction) => {
    const { version, userId, ...before } = await lockDriver(transaction, driverId);
    requireVersion('driver', version, expectedVersion);
    const after = merge(before, members);
    const detail = describeDriverChanges(before, after);
    if (Object.keys(detail).length === 0) return readDriver(transaction, driverId, actor);
    if (userId && (detail.displayName || detail.email)) {
      const message = 'Name and address of somebody with an account come from there. Change them in Microsoft Entra.';
      throw new DomainError('RULE_VIOLATED', message);
    }
    if (detail.email) await refuseUserEmail(transaction, after.email);
    await transaction.query({
      name: 'driver.update',
      text: `update drivers set display_name = $2, email = $3, licence_classes = $4, licence_valid_until = $5,
               licence_number = $6, blocked_reason = $7, version = version + 1, updated_at = $8
             where id = $1`,
      values: [driverId, ...valuesOf(after), now()],
    });
    const [driver] = await Promise.all([
      readDriver(transaction, driverId, actor),
      recordEvent(transaction, actor, {
        event: 'driver.changed',
        action: 'driver.updated',
        entityType: 'driver',
        entityId: driverId,
        detail,
      }),
    ]);
    return driver;
  });
  return work.catch(refuseDuplicateDriver);
}

type LockedDriver = DriverMembers & { version: number; userId: string | null };

async function lockDriver(transaction: TenantTransaction, driverId: string): Promise<LockedDriver> {
  const [row] = await transaction.query<LockedDriver>({
    name: 'driver.lock',
    text: `select display_name as "displayName", email, licence_classes as "licenceClasses",
             licence_valid_until::text as "licenceValidUntil", licence_number as "licenceNumber",
             blocked_reason as "blockedReason", user_id as "userId", version
           from drivers where id = $1 for update`,
    values: [driverId],
  });
  if (!row) throw driverNotFound();
  return row;
}
