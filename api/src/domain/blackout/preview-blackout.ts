import type { AffectedReservations } from '@fleet/contracts/affected-reservations.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { readAffected } from '../affected-reservations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requirePeriod } from './blackout-rows.ts';
import { requireScope } from './blackout-scope.ts';

/**
 * What a blackout would fall on, as far as it is known now: nothing is held, so another reservation may still come.
 * @throws {DomainError} as `createBlackout`
 */
export async function previewBlackout(
  { actor, database, tenantId }: UserContext,
  input: OperationArguments<'previewBlackout'>,
): Promise<AffectedReservations> {
  requireFleetManagement(actor, 'decide when vehicles are not lent');
  const { vehicleId = null, poolId = null } = input;
  const span = { vehicleId, poolId, startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
  requirePeriod(span);
  return database.transaction(tenantId, async (transaction) => {
    await requireScope(transaction, span);
    return readAffected(transaction, span);
  });
}
