import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { refuseDuplicate } from '../refuse-duplicate.ts';

/** @throws {DomainError} FORBIDDEN; CONFLICT for a code that is taken */
export async function createCostCenter(
  { actor, database, tenantId }: UserContext,
  { code, name }: OperationArguments<'createCostCenter'>,
): Promise<CostCenter> {
  requireFleetManagement(actor, 'add cost centers');
  const work = database.transaction(tenantId, async (transaction) => {
    const [created] = await transaction.query<{ id: string }>({
      name: 'cost-center.insert',
      text: 'insert into cost_centers (code, name) values ($1, $2) returning id',
      values: [code, name],
    });
    await writeAudit(transaction, actor, {
      action: 'cost-center.created',
      entityType: 'cost-center',
      entityId: created?.id ?? '',
      detail: { code, name },
    });
    return { code, name, active: true, version: 1 };
  });
  return work.catch(
    refuseDuplicate({
      cost_centers_pkey: `There is a cost center ${code} already, perhaps a closed one. Change that one.`,
    }),
  );
}
