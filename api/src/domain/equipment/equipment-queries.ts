import type { Equipment } from '@fleet/contracts/equipment.ts';
import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';

/** What vehicles of the tenant can carry, by name. */
export async function listEquipment({ database, tenantId }: UserContext): Promise<OperationOutput<'listEquipment'>> {
  const equipment = await database.read<Equipment>(tenantId, {
    name: 'equipment.list',
    text: 'select code, display_name as "displayName", version from equipment order by display_name, code',
  });
  return { equipment };
}
