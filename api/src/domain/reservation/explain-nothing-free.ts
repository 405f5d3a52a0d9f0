/** Why none of the vehicles that somebody leaves open can be reserved, with what would be possible. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { explainConflict, explainRefusal, nobodyToAsk, wayOut } from './explain-refusal.ts';
import { findOtherVehicles } from './find-alternatives.ts';
import { offerVehicles } from './offer-vehicles.ts';
import {
  type DriverFacts,
  type RequestFacts,
  readRequestFacts,
  requestStatement,
  toPoolRequest,
  type VehicleFacts,
  type Wish,
} from './reservation-request.ts';
import { refuseByPool, refuseByVehicle } from './reservation-rules.ts';
import type { WantedReservation } from './wanted-reservation.ts';

interface Request {
  wish: Wish;
  facts: RequestFacts;
  driver: DriverFacts;
}

/** @returns CONFLICT when they are taken; RULE_VIOLATED when a rule leaves none, or when there is none like that at all */
export async function explainNothingFree(
  transaction: TenantTransaction,
  { wish, facts: { creator }, driver }: Request,
  now: Date,
): Promise<DomainError> {
  const facts = await readAll(transaction, creator.userId, wish, now);
  if (facts.vehicles.length === 0) return explainClassMissing(transaction, { wish, facts, driver }, now);
  const [offer] = offerVehicles(facts, driver, wish, now);
  if (offer) return explainTaken(transaction, { wish, facts, driver, ...offer }, now);
  const { wanted, refusal } = nearestMiss({ wish, facts, driver }, now);
  if (refusal) return explainRefusal(transaction, refusal, wanted, now);
  return nobodyToAsk(wanted.pool.name, await findOtherVehicles(transaction, wanted, now));
}

/** Everything that is not retired, taken or not. */
async function readAll(
  transaction: TenantTransaction,
  creatorUserId: string,
  wish: Wish,
  now: Date,
): Promise<RequestFacts> {
  const [row] = await transaction.query<object>(requestStatement('all', creatorUserId, wish, now));
  const facts = readRequestFacts(row, wish);
  const isThere = ({ status }: VehicleFacts) => status !== 'retired' || wish.vehicleId !== undefined;
  return { ...facts, vehicles: facts.vehicles.filter(isThere) };
}

/** The first of those that would do tells when it is free. */
async function explainTaken(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<DomainError> {
  const { rule, alternatives } = await explainConflict(transaction, wanted, now);
  const way = alternatives.length > 0 ? 'Choose one of the alternatives.' : 'Choose another time.';
  const message = `Every vehicle that would do is taken at that time. ${way}`;
  return new DomainError('CONFLICT', message, { rule, alternatives });
}

/** The vehicle that keeps the most rules: only nobody can be asked for it, else it is only this one, else its pool lends none so. */
function nearestMiss({ wish, facts, driver }: Request, now: Date) {
  const misses = facts.vehicles.flatMap((vehicle) => {
    const pool = facts.pools.get(vehicle.poolId);
    if (!pool) return [];
    const request = toPoolRequest(wish, facts, driver, pool, now);
    const byPool = refuseByPool(request);
    const refusal = byPool ?? refuseByVehicle(request, vehicle);
    const weight = (vehicle.status === 'active' ? 0 : 4) + (byPool ? 2 : 0) + (refusal ? 1 : 0);
    return [{ wanted: { wish, facts, driver, pool, vehicle }, refusal, weight }];
  });
  const [nearest] = misses.sort((one, other) => one.weight - other.weight);
  if (!nearest) throw new Error('A vehicle without a pool');
  return nearest;
}

async function explainClassMissing(
  transaction: TenantTransaction,
  { wish, facts, driver }: Request,
  now: Date,
): Promise<DomainError> {
  const open = { ...wish, class: undefined, fuelType: undefined };
  const [inPool, alternatives] = await Promise.all([
    readAll(transaction, facts.creator.userId, open, now),
    findOtherVehicles(transaction, { wish: open, facts, driver }, now),
  ]);
  const pool = wish.poolId && facts.pools.get(wish.poolId);
  const place = pool ? ` in ${pool.name}` : '';
  const wanted = [wish.fuelType, wish.class ?? 'vehicle'].filter(Boolean).join(' ');
  const classes = [...new Set(inPool.vehicles.map((vehicle) => vehicle.class))].sort();
  const there = classes.length > 0 ? ` There are vehicles of the classes ${classes.join(', ')}.` : '';
  const message = `There is no ${wanted}${place}.${there} ${wayOut(alternatives)}`;
  return new DomainError('RULE_VIOLATED', message, {
    rule: 'class-missing',
    facts: { ...(pool && { pool: pool.name }) },
    alternatives,
  });
}
