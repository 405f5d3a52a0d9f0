import type { Driver } from '@fleet/contracts/driver.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { identifyDriver } from './driver-account.ts';
import { driverColumns, refuseDuplicateDriver, valuesOf } from './driver-changes.ts';
import { readDriver } from './driver-rows.ts';

/**
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED when it is unclear who drives; CONFLICT for somebody who is a driver
 * already, and for an address that another driver or an account has
 */
export async function createDriver(context: UserContext, input: OperationArguments<'createDriver'>): Promise<Driver> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'add drivers');
  const work = database.transaction(tenantId, async (transaction) => {
    const members = await identifyDriver(transaction, input);
    const [created] = await transaction.query<{ id: string }>({
      name: 'driver.insert',
      text: `insert into drivers (${driverColumns}, user_id, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning id`,
      values: [...valuesOf(members), input.userId, now()],
    });
    const entityId = created?.id ?? '';
    const { licenceNumber: _, ...detail } = members;
    const action = {
      event: 'driver.changed',
      action: 'driver.created',
      entityType: 'driver',
      entityId,
      detail,
    } as const;
    const [driver] = await Promise.all([
      readDriver(transaction, entityId, actor),
      recordEvent(transaction, actor, action),
    ]);
    return driver;
  });
  return work.catch(refuseDuplicateDriver);
}
