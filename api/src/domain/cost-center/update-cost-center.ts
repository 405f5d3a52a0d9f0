import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';

/** @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED */
export async function updateCostCenter(
  { actor, database, tenantId }: UserContext,
  { code, expectedVersion, ...members }: OperationArguments<'updateCostCenter'>,
): Promise<CostCenter> {
  requireFleetManagement(actor, 'change cost centers');
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<CostCenter & { id: string }>({
      name: 'cost-center.lock',
      text: 'select id, code, name, active, version from cost_centers where code = $1 for update',
      values: [code],
    });
    if (!row)
      throw new DomainError('NOT_FOUND', 'There is no such cost center. Choose one from the list of cost centers.');
    const { id, ...before } = row;
    requireVersion('cost center', before.version, expectedVersion);
    const after = merge(before, members);
    const detail = describeChanges(before, after);
    if (Object.keys(detail).length === 0) return before;
    await Promise.all([
      transaction.query({
        name: 'cost-center.update',
        text: 'update cost_centers set name = $2, active = $3, version = version + 1 where code = $1',
        values: [code, after.name, after.active],
      }),
      writeAudit(transaction, actor, {
        action: 'cost-center.updated',
        entityType: 'cost-center',
        entityId: id,
        detail: { code, ...detail },
      }),
    ]);
    return { ...after, version: before.version + 1 };
  });
}
