import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';

/** The cost centers a reservation can be charged to, by code. */
export async function listCostCenters({
  database,
  tenantId,
}: UserContext): Promise<OperationOutput<'listCostCenters'>> {
  const costCenters = await database.read<CostCenter>(tenantId, {
    name: 'cost-center.list',
    text: 'select code, name from cost_centers order by code',
  });
  return { costCenters };
}
