import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { consumeHold } from '../hold/consume-hold.ts';
import { requireVersion } from '../require-version.ts';
import { settleOffer } from '../waitlist/settle-offer.ts';
import { requireWanted } from './create-reservation.ts';
import { explainConflict, explainRefusal, nobodyToAsk } from './explain-refusal.ts';
import { findOtherVehicles } from './find-alternatives.ts';
import { readFactsToClaim } from './read-facts-to-claim.ts';
import { presentOf, refuseChange } from './refuse-change.ts';
import { onlyExtends, refuseAction, reservationNotFound } from './reservation-policy.ts';
import type { RequestFacts, Wish } from './reservation-request.ts';
import { factsOf, type ReservationRow, selectReservationById, toReservation } from './reservation-rows.ts';
import { lockVehicle, rewriteReservation } from './rewrite-reservation.ts';
import type { WantedReservation } from './wanted-reservation.ts';

type Input = OperationArguments<'updateReservation'>;

/**
 * Moves, stretches or otherwise changes a reservation by the same rules by which it was made. A change of time, vehicle
 * or cost beyond the pool's tolerance is decided again by whoever decides there.
 * @throws {DomainError} as createReservation does, and NOT_FOUND, FORBIDDEN, or PRECONDITION_FAILED for a version that is past
 */
export function updateReservation({ actor, tenantId, database, now }: UserContext, input: Input): Promise<Reservation> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await transaction.query({
      name: 'reservation.lock',
      text: 'select from reservations where id = $1 for no key update',
      values: [input.reservationId],
    });
    const before = await readRow(transaction, input.reservationId);
    const refusal = refuseAction('update', actor, before && factsOf(before), at);
    if (refusal) throw new DomainError(refusal.code, refusal.message);
    if (!before) throw reservationNotFound();
    requireVersion('reservation', before.version, input.expectedVersion);
    if (onlyExtends(actor, factsOf(before))) requireOnlyExtended(before, input);
    const wish = { ...toWish(before, input, actor), changedBy: actor.userId };
    const [offerOf, , facts] = await Promise.all([
      // From here on the own hold is gone, and another's is in the way.
      consumeHold(transaction, actor, input.holdId),
      lockVehicle(transaction, wish.vehicleId),
      readFactsToClaim(transaction, actor, {
        which: 'all',
        creatorUserId: before.created_by.userId,
        wish,
        now: at,
      }),
    ]);
    if (!facts.driver) throw new Error('The driver of a reservation vanished');
    if (input.costCenter && !facts.costCenter) {
      const message = `There is no cost center ${input.costCenter}. Choose one from the list of cost centers.`;
      throw new DomainError('VALIDATION_FAILED', message);
    }
    const wanted = requireWanted(facts, facts.driver, wish);
    const broken = refuseChange(before, wanted, at);
    if (broken) throw await explainRefusal(transaction, broken, wanted, at);
    const rewritten = await rewriteReservation(
      transaction,
      { before, wanted, changedBy: actor.userId, ...describe(before, input, facts) },
      at,
    );
    if (rewritten.outcome === 'nobody-to-ask') {
      throw nobodyToAsk(wanted.pool.name, await findOtherVehicles(transaction, wanted, at));
    }
    if (rewritten.outcome === 'taken') throw await explainConflict(transaction, wanted, at);
    const [after] = await Promise.all([
      readRow(transaction, before.id),
      recordReservationEvent(transaction, actor, {
        type: 'reservation.changed',
        reservationId: before.id,
        vehicleId: wanted.vehicle.id,
        version: before.version + 1,
        ...(rewritten.askedUserIds.length > 0 && { askedUserIds: rewritten.askedUserIds }),
        ...(before.vehicle.id !== wanted.vehicle.id && { previousVehicleId: before.vehicle.id }),
        detail: describeChange(before, wanted, input, rewritten.decidedAgain),
      }),
      offerOf && settleOffer(transaction, actor, { waitlistRequestId: offerOf, reservationId: before.id }, at),
    ]);
    if (!after) throw reservationNotFound();
    return toReservation(after, actor, at);
  });
}

async function readRow(transaction: TenantTransaction, reservationId: string): Promise<ReservationRow | undefined> {
  const [row] = await transaction.query<ReservationRow>({ ...selectReservationById, values: [reservationId] });
  return row;
}

/**
 * Whether its start and vehicle stay is asked of everybody.
 * @throws {DomainError} FORBIDDEN when its approver, who gives it more time, wants anything else
 */
function requireOnlyExtended(before: ReservationRow, { endDate, ...input }: Input): void {
  const {
    reservationId: _id,
    expectedVersion: _version,
    holdId: _hold,
    startDate: _start,
    vehicleId: _vehicle,
    ...others
  } = input;
  const isLater = endDate !== undefined && new Date(endDate) > before.end_date;
  if (isLater && Object.values(others).every((value) => value === undefined)) return;
  const message =
    'Its approver can only give it a later end. Ask its driver, whoever made it, or a fleet manager for anything else.';
  throw new DomainError('FORBIDDEN', message);
}

/** The reservation as it would be. A start that is left alone may lie in the past; once the vehicle is out it must. */
function toWish(before: ReservationRow, input: Input, actor: UserActor): Wish & { vehicleId: string } {
  const startDate = input.startDate ? new Date(input.startDate) : before.start_date;
  const endDate = input.endDate ? new Date(input.endDate) : before.end_date;
  const vehicleId = input.vehicleId ?? before.vehicle.id;
  if (
    before.status === 'active' &&
    (startDate.getTime() !== before.start_date.getTime() || vehicleId !== before.vehicle.id)
  ) {
    const message = 'The driver has taken the vehicle, so only the end can be changed.';
    throw new DomainError('RULE_VIOLATED', message);
  }
  return {
    startDate,
    endDate,
    vehicleId,
    driverId: before.driver.driverId,
    minimumSeats: input.minimumSeats === undefined ? before.minimum_seats : input.minimumSeats,
    equipment: input.equipment ?? before.equipment,
    tripDistanceMeters: input.tripDistanceMeters === undefined ? before.trip_distance_meters : input.tripDistanceMeters,
    costCenter: input.costCenter === undefined ? before.cost_center : input.costCenter,
    reservationId: before.id,
    ...presentOf(before, startDate, actor),
  };
}

function describe(before: ReservationRow, input: Input, facts: RequestFacts) {
  return {
    purpose: input.purpose ?? before.purpose,
    department: input.department === undefined ? before.department : input.department || null,
    costCenter: input.costCenter ? facts.costCenter : input.costCenter === null ? null : before.cost_center,
  };
}

function describeChange(
  before: ReservationRow,
  { wish, vehicle }: WantedReservation,
  input: Input,
  decidedAgain: boolean,
) {
  const moved = (from: Date, to: Date) =>
    from.getTime() !== to.getTime() && { from: from.toISOString(), to: to.toISOString() };
  const startDate = moved(before.start_date, wish.startDate);
  const endDate = moved(before.end_date, wish.endDate);
  const {
    reservationId: _id,
    expectedVersion: _version,
    holdId: _hold,
    startDate: _start,
    endDate: _end,
    vehicleId: _vehicle,
    ...rest
  } = input;
  return {
    ...rest,
    ...(startDate && { startDate }),
    ...(endDate && { endDate }),
    ...(before.vehicle.id !== vehicle.id && { vehicleId: { from: before.vehicle.id, to: vehicle.id } }),
    ...(decidedAgain && { decidedAgain }),
  };
}
