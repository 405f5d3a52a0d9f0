import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { nobodyToAsk } from './explain-refusal.ts';
import { type Offer, offerVehicles } from './offer-vehicles.ts';
import type { Refusal } from './refusal.ts';
import {
  type DriverFacts,
  type RequestFacts,
  readRequestFacts,
  requestStatement,
  toPoolRequest,
  type Wish,
} from './reservation-request.ts';
import { refuseByPool, refuseByVehicle } from './reservation-rules.ts';

/**
 * The vehicles that createReservation would accept for the period.
 * @throws {DomainError} RULE_VIOLATED when the rules alone leave nothing that is free, saying why; NOT_FOUND for an unknown driver
 */
export async function findAvailability(
  { actor, database, tenantId, now }: UserContext,
  input: OperationArguments<'findAvailability'>,
): Promise<OperationOutput<'findAvailability'>> {
  const { limit, ...rest } = input;
  const wish: Wish = { ...rest, startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
  const at = now();
  const [row] = await database.read<object>(tenantId, requestStatement('free', actor.userId, wish, at));
  const facts = readRequestFacts(row, wish);
  if (!facts.driver)
    throw new DomainError('NOT_FOUND', 'There is no such driver. Choose one from the list of drivers.');
  const offers = offerVehicles(facts, facts.driver, wish, at);
  if (offers.length === 0) throwFirstRefusal(facts, facts.driver, wish, at);
  return { totalCount: offers.length, vehicles: offers.slice(0, limit).map(toAvailableVehicle) };
}

/** When everything is taken there is nothing to explain; when a rule is the cause, it is said. */
function throwFirstRefusal(facts: RequestFacts, driver: DriverFacts, wish: Wish, now: Date): void {
  const requests = [...facts.pools.values()].map((pool) => toPoolRequest(wish, facts, driver, pool, now));
  const poolRefusals = requests.map((request) => refuseByPool(request));
  const [first] = poolRefusals;
  if (first && poolRefusals.every(Boolean)) throw refused(first);
  const lending = requests.filter((_request, index) => !poolRefusals[index]);
  for (const vehicle of facts.vehicles) {
    const request = lending.find(({ pool }) => pool.id === vehicle.poolId);
    if (!request) continue;
    const refusal = refuseByVehicle(request, vehicle);
    if (!refusal) throw nobodyToAsk(request.pool.name);
    // Seats and equipment are filters of a search, unless it asks for one vehicle.
    if (wish.vehicleId || !['seats', 'equipment'].includes(refusal.rule)) throw refused(refusal);
  }
}

function refused({ rule, facts, message }: Refusal): DomainError {
  return new DomainError('RULE_VIOLATED', message, { rule, facts });
}

function toAvailableVehicle({ vehicle, pool, costCents, approvalRequired }: Offer): AvailableVehicle {
  const {
    id,
    poolId: _pool,
    status: _status,
    odometerMeters: _odometer,
    requiredLicenceClass: _licence,
    hourlyCostCents: _cost,
    ...shown
  } = vehicle;
  const { name: poolName, site, timeZone } = pool;
  return { vehicleId: id, ...shown, costCents, poolName, site, timeZone, approvalRequired };
}
