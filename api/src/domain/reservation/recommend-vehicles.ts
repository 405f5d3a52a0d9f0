import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { assignVehicles } from './assign-vehicle.ts';
import { findOffers, toAvailableVehicle } from './find-availability.ts';

/**
 * The vehicles that createReservation would accept for the period, in the order in which it gives them away to somebody who
 * leaves the choice open. It takes a statement more than findAvailability, unless fewer than two are left.
 * @param fits leaves out those of which it says no, before they are counted and put in order
 * @throws {DomainError} as findAvailability does
 */
export async function recommendVehicles(
  context: UserContext,
  { limit, recommend: _, ...input }: OperationArguments<'findAvailability'>,
  fits: (vehicle: AvailableVehicle) => boolean = () => true,
): Promise<OperationOutput<'findAvailability'>> {
  const { database, tenantId } = context;
  const { wish, at, driver, offers, alternatives } = await findOffers(context, input);
  const fitting = new Map(
    offers
      .map(toAvailableVehicle)
      .filter(fits)
      .map((vehicle) => [vehicle.vehicleId, vehicle]),
  );
  const asking: TenantTransaction = { query: (statement) => database.read(tenantId, statement) };
  const candidates = offers.filter(({ vehicle }) => fitting.has(vehicle.id));
  const ranked = await assignVehicles(asking, candidates, wish, driver.id, at);
  return {
    totalCount: ranked.length,
    vehicles: ranked.slice(0, limit).flatMap(({ vehicle }) => fitting.get(vehicle.id) ?? []),
    alternatives,
    why: ranked[0]?.why ?? null,
  };
}
