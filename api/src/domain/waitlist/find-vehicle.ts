import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { assignVehicles } from '../reservation/assign-vehicle.ts';
import { offerVehicles } from '../reservation/offer-vehicles.ts';
import {
  type PoolFacts,
  readRequestFacts,
  requestStatement,
  type VehicleFacts,
  type Wish,
} from '../reservation/reservation-request.ts';
import type { WaitingRequest } from './read-waiting.ts';

export interface VehicleForRequest {
  vehicle: VehicleFacts;
  pool: PoolFacts;
}

/**
 * The vehicle that somebody who waits would get if they reserved now, by the same rules and in the same order.
 * @param only asks about this vehicle alone
 */
export async function findVehicle(
  transaction: TenantTransaction,
  { userId, vehicleId, ...request }: WaitingRequest,
  only: string | undefined,
  now: Date,
): Promise<VehicleForRequest | undefined> {
  if (only && vehicleId && only !== vehicleId) return undefined;
  const wish: Wish = {
    ...request,
    vehicleId: only ?? vehicleId ?? undefined,
    poolId: request.poolId ?? undefined,
    class: request.class ?? undefined,
  };
  const [row] = await transaction.query<object>(requestStatement('free', userId, wish, now));
  const facts = readRequestFacts(row, wish);
  const offers = facts.driver ? offerVehicles(facts, facts.driver, wish, now) : [];
  return (await assignVehicles(transaction, offers, wish, facts.driver?.id ?? null, now))[0];
}
