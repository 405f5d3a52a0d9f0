import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { consumeHold } from '../hold/consume-hold.ts';
import { settleOffer } from '../waitlist/settle-offer.ts';
import { assignVehicles } from './assign-vehicle.ts';
import { type Claim, claimVehicle, lockToClaim, type NewReservation } from './claim-vehicle.ts';
import { explainNothingFree } from './explain-nothing-free.ts';
import { explainConflict, explainRefusal, nobodyToAsk } from './explain-refusal.ts';
import { findOtherVehicles } from './find-alternatives.ts';
import { offerVehicles } from './offer-vehicles.ts';
import { readFactsToClaim } from './read-facts-to-claim.ts';
import { type DriverFacts, type RequestFacts, toPoolRequest, type Wish } from './reservation-request.ts';
import { type ReservationRow, selectReservationById, toReservation } from './reservation-rows.ts';
import { refuseReservation } from './reservation-rules.ts';
import type { WantedReservation } from './wanted-reservation.ts';

type Input = OperationArguments<'createReservation'>;

/**
 * Reserves a vehicle: the one that is named, or any that would do. It waits for a decision when its pool asks for one.
 * @param alongside writes, in the same transaction, what must be there before anybody can act on the reservation
 * @throws {DomainError} CONFLICT with alternatives when somebody else has the vehicle then; RULE_VIOLATED with the rule when
 * nobody could reserve it so; NOT_FOUND for an unknown vehicle, pool or driver; VALIDATION_FAILED for an unknown cost center
 */
export function createReservation(
  { actor, tenantId, database, now }: UserContext,
  input: Input,
  alongside?: (transaction: TenantTransaction, reservation: Reservation) => Promise<void>,
): Promise<Reservation> {
  return database.transaction(tenantId, async (transaction) => {
    const reservation = await reserveVehicle(transaction, actor, input, now());
    await alongside?.(transaction, reservation);
    return reservation;
  });
}

/**
 * What createReservation does, for a command that does more in its transaction.
 * @throws {DomainError} as createReservation does
 */
export async function reserveVehicle(
  transaction: TenantTransaction,
  actor: UserActor,
  input: Input,
  now: Date,
): Promise<Reservation> {
  const { startDate, endDate, purpose, department, ...rest } = input;
  const wish: Wish = { ...rest, startDate: new Date(startDate), endDate: new Date(endDate) };
  const [offerOf, , facts] = await Promise.all([
    consumeHold(transaction, actor, input.holdId),
    input.vehicleId && lockToClaim(transaction, input.vehicleId),
    readFactsToClaim(transaction, actor, {
      which: input.vehicleId ? 'all' : 'free',
      creatorUserId: actor.userId,
      wish,
      now,
    }),
  ]);
  const driver = requireDriver(facts);
  requireCostCenter(input, facts);
  requirePool(input, facts);
  const request = {
    // The own hold is gone by now, and another's is in the way.
    wish: { ...wish, holdId: undefined },
    facts,
    driver,
    purpose,
    department: department || facts.creator.department,
    costCenter: facts.costCenter,
  };
  const claim = input.vehicleId
    ? await claimNamed(transaction, request, now)
    : await claimAny(transaction, request, now);
  const [[created]] = await Promise.all([
    transaction.query<ReservationRow>({ ...selectReservationById, values: [claim.reservationId] }),
    recordReservationEvent(transaction, actor, {
      type: 'reservation.created',
      reservationId: claim.reservationId,
      vehicleId: claim.vehicleId,
      version: 1,
      ...(claim.askedUserIds.length > 0 && { askedUserIds: claim.askedUserIds }),
      detail: { status: claim.status, startDate, endDate },
    }),
    offerOf && settleOffer(transaction, actor, { waitlistRequestId: offerOf, reservationId: claim.reservationId }, now),
  ]);
  if (!created) throw new Error('A reservation vanished within its own transaction');
  return toReservation(created, actor, now);
}

export function requireDriver<Driver extends DriverFacts>({ driver }: { driver: Driver | undefined }): Driver {
  if (driver) return driver;
  throw new DomainError('NOT_FOUND', 'There is no such driver. Choose one from the list of drivers.');
}

export function requireCostCenter(
  input: { costCenter?: string | null | undefined },
  { costCenter }: RequestFacts,
): void {
  if (!input.costCenter || costCenter) return;
  const message = `There is no cost center ${input.costCenter}. Choose one from the list of cost centers.`;
  throw new DomainError('VALIDATION_FAILED', message, { errors: [{ path: 'costCenter', message }] });
}

export function requirePool(input: Pick<Wish, 'poolId' | 'vehicleId'>, { pools }: RequestFacts): void {
  // A vehicle that is named as well is in its pool or not there.
  if (!input.poolId || input.vehicleId || pools.size > 0) return;
  throw new DomainError('NOT_FOUND', 'There is no such pool. Choose one from the list of pools.');
}

type Request = Omit<NewReservation, 'vehicle' | 'pool'>;
type Claimed = Extract<Claim, { outcome: 'claimed' }> & { vehicleId: string };

/** The vehicle that was asked for, or a refusal with what would work. */
async function claimNamed(transaction: TenantTransaction, request: Request, now: Date): Promise<Claimed> {
  const { wish, facts, driver } = request;
  const wanted = requireWanted(facts, driver, wish);
  const { pool, vehicle } = wanted;
  const refusal = refuseReservation(toPoolRequest(wish, facts, driver, pool, now), vehicle);
  if (refusal) throw await explainRefusal(transaction, refusal, wanted, now);
  const claim = await claimVehicle(transaction, { ...request, vehicle, pool }, now);
  if (claim.outcome === 'nobody-to-ask')
    throw nobodyToAsk(pool.name, await findOtherVehicles(transaction, wanted, now));
  if (claim.outcome === 'taken') throw await explainConflict(transaction, wanted, now);
  return { ...claim, vehicleId: vehicle.id };
}

/** @throws {DomainError} NOT_FOUND when there is no such vehicle */
export function requireWanted(facts: RequestFacts, driver: DriverFacts, wish: Wish): WantedReservation {
  const [vehicle] = facts.vehicles;
  const pool = vehicle && facts.pools.get(vehicle.poolId);
  if (vehicle && pool) return { wish, facts, driver, pool, vehicle };
  throw new DomainError('NOT_FOUND', 'There is no such vehicle. Choose one from the list of vehicles.');
}

/** The first of those that would do, in order, that nobody else takes at the same moment. */
async function claimAny(transaction: TenantTransaction, request: Request, now: Date): Promise<Claimed> {
  const { wish, facts, driver } = request;
  const candidates = offerVehicles(facts, driver, wish, now);
  for (const { vehicle, pool, reason } of await assignVehicles(transaction, candidates, wish, driver.id, now)) {
    await transaction.query({ name: 'claim.try', text: 'savepoint claim' });
    await lockToClaim(transaction, vehicle.id);
    const claim = await claimVehicle(transaction, { ...request, vehicle, pool, assignmentReason: reason }, now);
    if (claim.outcome === 'claimed') return { ...claim, vehicleId: vehicle.id };
    // Lets go of this vehicle: who holds one and waits for another can meet somebody who does so the other way round.
    await transaction.query({ name: 'claim.give-up', text: 'rollback to savepoint claim' });
  }
  throw await explainNothingFree(transaction, request, now);
}
