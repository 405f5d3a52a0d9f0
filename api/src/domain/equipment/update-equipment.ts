import type { Equipment } from '@fleet/contracts/equipment.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';

/** @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED */
export async function updateEquipment(
  { actor, database, tenantId }: UserContext,
  { code, expectedVersion, ...members }: OperationArguments<'updateEquipment'>,
): Promise<Equipment> {
  requireFleetManagement(actor, 'rename equipment');
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<Equipment & { id: string }>({
      name: 'equipment.lock',
      text: 'select id, code, display_name as "displayName", version from equipment where code = $1 for update',
      values: [code],
    });
    if (!row) throw new DomainError('NOT_FOUND', 'There is no such equipment. Choose from the list of equipment.');
    const { id, ...before } = row;
    requireVersion('equipment', before.version, expectedVersion);
    const after = merge(before, members);
    const detail = describeChanges(before, after);
    if (Object.keys(detail).length === 0) return before;
    await Promise.all([
      transaction.query({
        name: 'equipment.update',
        text: 'update equipment set display_name = $2, version = version + 1 where code = $1',
        values: [code, after.displayName],
      }),
      writeAudit(transaction, actor, {
        action: 'equipment.updated',
        entityType: 'equipment',
        entityId: id,
        detail: { code, ...detail },
      }),
    ]);
    return { ...after, version: before.version + 1 };
  });
}
