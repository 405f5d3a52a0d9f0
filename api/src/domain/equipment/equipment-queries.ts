import type { Equipment } from '@fleet/contracts/equipment.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { wholeListLimit } from '@fleet/contracts/page.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';

const byName: Keyset = {
  name: 'equipment',
  direction: 'asc',
  columns: [
    { sql: 'display_name', type: 'text' },
    { sql: 'code', type: 'text' },
  ],
};

/** What vehicles of the tenant can carry, by name. */
export async function listEquipment(
  { database, tenantId }: UserContext,
  { limit = wholeListLimit, cursor }: OperationArguments<'listEquipment'> = {},
): Promise<OperationOutput<'listEquipment'>> {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? `where ${afterCursor(byName, cursor, parameter)}` : '';
  const rows = await database.read<Equipment & { page_position: string[] }>(tenantId, {
    name: `equipment.list${cursor ? '.after' : ''}`,
    text: `select code, display_name as "displayName", version, ${positionOf(byName)} from equipment ${after}
           order by ${orderOf(byName)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byName, rows, limit);
  return { equipment: page.map(({ page_position: _, ...equipment }) => equipment), nextCursor };
}
