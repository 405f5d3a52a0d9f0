import type { Equipment } from '@fleet/contracts/equipment.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { refuseDuplicate } from '../refuse-duplicate.ts';

/** @throws {DomainError} FORBIDDEN; CONFLICT for a code that is taken */
export async function createEquipment(
  { actor, database, tenantId }: UserContext,
  { code, displayName }: OperationArguments<'createEquipment'>,
): Promise<Equipment> {
  requireFleetManagement(actor, 'add equipment');
  const work = database.transaction(tenantId, async (transaction) => {
    const [created] = await transaction.query<{ id: string }>({
      name: 'equipment.insert',
      text: 'insert into equipment (code, display_name) values ($1, $2) returning id',
      values: [code, displayName],
    });
    await writeAudit(transaction, actor, {
      action: 'equipment.created',
      entityType: 'equipment',
      entityId: created?.id ?? '',
      detail: { code, displayName },
    });
    return { code, displayName, version: 1 };
  });
  return work.catch(
    refuseDuplicate({
      equipment_pkey: `There is equipment with the code ${code} already. Rename that, or choose another code.`,
    }),
  );
}
