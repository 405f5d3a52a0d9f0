import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { wholeListLimit } from '@fleet/contracts/page.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';

const byCode: Keyset = { name: 'cost-center', direction: 'asc', columns: [{ sql: 'code', type: 'text' }] };

/**
 * The cost centers a reservation can be charged to, by code.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers who ask for the closed ones too
 */
export async function listCostCenters(
  { actor, database, tenantId }: UserContext,
  { all = false, limit = wholeListLimit, cursor }: OperationArguments<'listCostCenters'> = {},
): Promise<OperationOutput<'listCostCenters'>> {
  if (all) requireFleetManagement(actor, 'see closed cost centers');
  const values: unknown[] = [all];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? `and ${afterCursor(byCode, cursor, parameter)}` : '';
  const rows = await database.read<CostCenter & { page_position: string[] }>(tenantId, {
    name: `cost-center.list${cursor ? '.after' : ''}`,
    text: `select code, name, active, version, ${positionOf(byCode)} from cost_centers where (active or $1) ${after}
           order by ${orderOf(byCode)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byCode, rows, limit);
  return { costCenters: page.map(({ page_position: _, ...costCenter }) => costCenter), nextCursor };
}
