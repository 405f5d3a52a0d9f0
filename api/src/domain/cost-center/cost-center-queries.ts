import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';

/**
 * The cost centers a reservation can be charged to, by code.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers who ask for the closed ones too
 */
export async function listCostCenters(
  { actor, database, tenantId }: UserContext,
  { all = false }: OperationArguments<'listCostCenters'> = {},
): Promise<OperationOutput<'listCostCenters'>> {
  if (all) requireFleetManagement(actor, 'see closed cost centers');
  const costCenters = await database.read<CostCenter>(tenantId, {
    name: 'cost-center.list',
    text: 'select code, name, active, version from cost_centers where active or $1 order by code',
    values: [all],
  });
  return { costCenters };
}
