import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Pool } from '@fleet/contracts/pool.ts';
import type { UserContext } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { poolColumns, refuseDuplicatePool, requireSensiblePool, valuesOf, writeApprovalSteps } from './pool-changes.ts';
import { readPool } from './pool-rows.ts';

/**
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for rules that contradict themselves or name strangers; CONFLICT for a name
 * that is taken
 */
export async function createPool(context: UserContext, input: OperationArguments<'createPool'>): Promise<Pool> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'open pools');
  const work = database.transaction(tenantId, async (transaction) => {
    await requireSensiblePool(transaction, input);
    const [created] = await transaction.query<{ id: string }>({
      name: 'pool.insert',
      text: `insert into pools (${poolColumns}, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) returning id`,
      values: [...valuesOf(input), now()],
    });
    const entityId = created?.id ?? '';
    await writeApprovalSteps(transaction, entityId, input);
    const action = {
      event: 'pool.changed',
      action: 'pool.created',
      entityType: 'pool',
      entityId,
      detail: input,
    } as const;
    const [pool] = await Promise.all([readPool(transaction, entityId), recordEvent(transaction, actor, action)]);
    return pool;
  });
  return work.catch(refuseDuplicatePool);
}
