import { costOf, planApprovals } from './plan-approvals.ts';
import {
  type DriverFacts,
  type PoolFacts,
  type RequestFacts,
  toPoolRequest,
  type VehicleFacts,
  type Wish,
} from './reservation-request.ts';
import { refuseByPool, refuseByVehicle } from './reservation-rules.ts';

export interface Offer {
  vehicle: VehicleFacts;
  pool: PoolFacts;
  costCents: number | null;
  approvalRequired: boolean;
}

/** Those of the vehicles that keep every rule, in their order; a pool's rules are asked once. */
export function offerVehicles(facts: RequestFacts, driver: DriverFacts, wish: Wish, now: Date): Offer[] {
  const lending = new Map(
    [...facts.pools.values()].map((pool) => {
      const request = toPoolRequest(wish, facts, driver, pool, now);
      return [pool.id, { pool, request, lends: !refuseByPool(request) }] as const;
    }),
  );
  return facts.vehicles.flatMap((vehicle) => {
    const found = lending.get(vehicle.poolId);
    if (!found?.lends || refuseByVehicle(found.request, vehicle)) return [];
    const { pool } = found;
    const costCents = costOf(wish, vehicle.hourlyCostCents);
    const { userId } = driver;
    const approvals = planApprovals(pool, facts, { userId, changedBy: wish.changedBy ?? null }, { ...wish, costCents });
    return approvals ? [{ vehicle, pool, costCents, approvalRequired: approvals.length > 0 }] : [];
  });
}
