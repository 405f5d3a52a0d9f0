import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Pool } from '@fleet/contracts/pool.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { refuseDuplicatePool, requireSensiblePool, valuesOf, writeApprovalSteps } from './pool-changes.ts';
import { lockPool, readPool } from './pool-rows.ts';

/**
 * Changes a pool and its rules for what is reserved from now on.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; VALIDATION_FAILED and CONFLICT as for a new pool
 */
export async function updatePool(context: UserContext, input: OperationArguments<'updatePool'>): Promise<Pool> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'change pools');
  const { poolId, expectedVersion, ...members } = input;
  const work = database.transaction(tenantId, async (transaction) => {
    const before = await lockPool(transaction, poolId);
    requireVersion('pool', before.version, expectedVersion);
    const after = merge(before, members);
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0) return before;
    await requireSensiblePool(transaction, after);
    await Promise.all([
      transaction.query({
        name: 'pool.update',
        text: `update pools set name = $2, site = $3, time_zone = $4, opening_hours = $5, holidays = $6, quotas = $7,
                 buffer_minutes = $8, minimum_notice_minutes = $9, maximum_length_minutes = $10, horizon_days = $11,
                 licence_required = $12, reserves_for_others = $13, edit_tolerance_minutes = $14, no_show_minutes = $15,
                 version = version + 1, updated_at = $16
               where id = $1`,
        values: [poolId, ...valuesOf(after), now()],
      }),
      ...(changes.approvalSteps ? [writeApprovalSteps(transaction, poolId, after)] : []),
    ]);
    const [pool] = await Promise.all([
      readPool(transaction, poolId),
      recordEvent(transaction, actor, {
        event: 'pool.changed',
        action: 'pool.updated',
        entityType: 'pool',
        entityId: poolId,
        detail: changes,
      }),
    ]);
    return pool;
  });
  return work.catch(refuseDuplicatePool);
}
