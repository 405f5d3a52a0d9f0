import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { type FreeVehicleRow, freeVehiclesStatement, toFreePools } from './free-vehicles.ts';
import { refuseByPool, refusePeriod } from './reservation-rules.ts';

/**
 * The vehicles that createReservation would accept for the period.
 * @throws {DomainError} RULE_VIOLATED when no pool would lend any vehicle for such a period, saying why
 */
export async function findAvailability(
  { actor, database, tenantId, now }: UserContext,
  input: OperationArguments<'findAvailability'>,
): Promise<OperationOutput<'findAvailability'>> {
  const period = { startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
  const at = now();
  const refusal = refusePeriod(period, actor.timeZone, at);
  if (refusal) throw new DomainError('RULE_VIOLATED', refusal);
  const rows = await database.read<FreeVehicleRow>(tenantId, freeVehiclesStatement(period, input, actor.userId));
  const pools = toFreePools(rows, actor.userId).map((pool) => ({
    ...pool,
    refusal: refuseByPool(period, pool.rules, at),
  }));
  const firstRefusal = pools[0]?.refusal;
  if (firstRefusal && pools.every((pool) => pool.refusal)) throw new DomainError('RULE_VIOLATED', firstRefusal);
  const vehicles = pools.filter((pool) => !pool.refusal).flatMap((pool) => pool.vehicles);
  return { totalCount: vehicles.length, vehicles: vehicles.slice(0, input.limit) };
}
