import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Pool } from '@fleet/contracts/pool.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { lockPool, readPool } from './pool-rows.ts';

/**
 * Ends a pool without vehicles; its history stays and its name is free again. Ended once more, it stays as it is.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; CONFLICT while it has vehicles that are not retired
 */
export async function retirePool(context: UserContext, input: OperationArguments<'retirePool'>): Promise<Pool> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'end pools');
  const { poolId, expectedVersion } = input;
  return database.transaction(tenantId, async (transaction) => {
    const before = await lockPool(transaction, poolId);
    requireVersion('pool', before.version, expectedVersion);
    if (before.retiredAt) return before;
    const { vehicleCount } = before;
    if (vehicleCount > 0) {
      const vehicles = vehicleCount === 1 ? '1 vehicle' : `${vehicleCount} vehicles`;
      const message = `${before.name} still has ${vehicles}. Move them to another pool or retire them first.`;
      throw new DomainError('CONFLICT', message);
    }
    await transaction.query({
      name: 'pool.retire',
      text: 'update pools set retired_at = $2, version = version + 1, updated_at = $2 where id = $1',
      values: [poolId, now()],
    });
    const action = { event: 'pool.changed', action: 'pool.retired', entityType: 'pool', entityId: poolId } as const;
    const [pool] = await Promise.all([readPool(transaction, poolId), recordEvent(transaction, actor, action)]);
    return pool;
  });
}
