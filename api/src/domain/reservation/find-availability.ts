import type { Alternative, RuleCode } from '@fleet/contracts/error-codes.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { explainNothingFree } from './explain-nothing-free.ts';
import { type Offer, offerVehicles } from './offer-vehicles.ts';
import {
  type DriverFacts,
  type RequestFacts,
  readRequestFacts,
  requestStatement,
  type Wish,
} from './reservation-request.ts';

/** What a search only filters by, unless it asks for one vehicle. */
const filters: readonly RuleCode[] = ['seats', 'equipment', 'maintenance'];

type Input = OperationArguments<'findAvailability'>;

/** What was searched for and what there is. */
interface FoundOffers {
  wish: Wish;
  /** When it was asked. */
  at: Date;
  driver: DriverFacts;
  offers: Offer[];
  /** What would work where nothing is free; else none. */
  alternatives: Alternative[];
}

/**
 * The vehicles that createReservation would accept for the period.
 * @throws {DomainError} RULE_VIOLATED when the rules alone leave nothing that is free, saying why; NOT_FOUND for an unknown driver
 */
export async function findAvailability(
  context: UserContext,
  { limit, recommend: _, ...input }: Input,
): Promise<OperationOutput<'findAvailability'>> {
  const { offers, alternatives } = await findOffers(context, input);
  const vehicles = offers.slice(0, limit).map(toAvailableVehicle);
  return { totalCount: offers.length, vehicles, alternatives, why: null };
}

/**
 * What findAvailability finds, as the rules know it, for whoever does more with it.
 * @throws {DomainError} as findAvailability does
 */
export async function findOffers(
  context: UserContext,
  input: Omit<Input, 'limit' | 'recommend'>,
): Promise<FoundOffers> {
  const { actor, database, tenantId, now } = context;
  const wish: Wish = { ...input, startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
  const at = now();
  const [row] = await database.read<object>(tenantId, requestStatement('free', actor.userId, wish, at));
  const facts = readRequestFacts(row, wish);
  if (!facts.driver)
    throw new DomainError('NOT_FOUND', 'There is no such driver. Choose one from the list of drivers.');
  const offers = offerVehicles(facts, facts.driver, wish, at);
  const { driver } = facts;
  const alternatives = offers.length === 0 ? await findInstead(context, { wish, facts, driver }, at) : [];
  return { wish, at, driver, offers, alternatives };
}

/**
 * What would work where nothing is free.
 * @throws {DomainError} RULE_VIOLATED when a rule is the cause
 */
async function findInstead(
  { database, tenantId }: UserContext,
  request: { wish: Wish; facts: RequestFacts; driver: DriverFacts },
  now: Date,
): Promise<Alternative[]> {
  const asking: TenantTransaction = { query: (statement) => database.read(tenantId, statement) };
  const { wish } = request;
  const error = await explainNothingFree(asking, request, now);
  const { code, rule, alternatives } = error;
  const isFiltered = !wish.vehicleId && rule !== undefined && filters.includes(rule);
  if (code !== 'CONFLICT' && rule !== 'class-missing' && !isFiltered) throw error;
  return [...alternatives];
}

/** An offer as people see it. */
export function toAvailableVehicle({ vehicle, pool, costCents, approvalRequired }: Offer): AvailableVehicle {
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
