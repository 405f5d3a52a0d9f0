import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { consumeHold } from '../hold/consume-hold.ts';
import { requireVersion } from '../require-version.ts';
import { insertApprovals } from './claim-vehicle.ts';
import { requireWanted } from './create-reservation.ts';
import { explainConflict, explainRefusal, nobodyToAsk } from './explain-refusal.ts';
import type { WantedReservation } from './find-alternatives.ts';
import { costOf, type PlannedApproval, planApprovals } from './plan-approvals.ts';
import { refuseAction, reservationNotFound } from './reservation-policy.ts';
import { readRequestFacts, requestStatement, toPoolRequest, type Wish } from './reservation-request.ts';
import { factsOf, type ReservationRow, selectReservationById, toReservation } from './reservation-rows.ts';
import { refuseReservation } from './reservation-rules.ts';

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
    const wish = toWish(before, input);
    const [, [row]] = await Promise.all([
      consumeHold(transaction, actor, input.holdId),
      transaction.query<object>(requestStatement('all', before.created_by.userId, wish, at)),
    ]);
    const facts = readRequestFacts(row, wish);
    if (!facts.driver) throw new Error('The driver of a reservation vanished');
    if (input.costCenter && !facts.costCenter) {
      const message = `There is no cost center ${input.costCenter}. Choose one from the list of cost centers.`;
      throw new DomainError('VALIDATION_FAILED', message);
    }
    const wanted = requireWanted(facts, facts.driver, wish);
    if (isMoved(before, wish)) await requireAllowed(transaction, wanted, at);
    const approvals = approvalsAfter(before, wanted);
    const written = await write(transaction, { before, wanted, input, approvals, now: at });
    if (!written) throw await explainConflict(transaction, wanted, at);
    if (approvals && approvals.length > 0) {
      await insertApprovals(transaction, before.id, before.approval_round + 1, approvals, at);
    }
    const [after] = await Promise.all([
      readRow(transaction, before.id),
      recordReservationEvent(transaction, actor, {
        type: 'reservation.changed',
        reservationId: before.id,
        vehicleId: wanted.vehicle.id,
        version: before.version + 1,
        detail: describeChange(before, wanted, input, approvals !== undefined),
      }),
    ]);
    if (!after) throw reservationNotFound();
    return toReservation(after, actor, at);
  });
}

async function readRow(transaction: TenantTransaction, reservationId: string): Promise<ReservationRow | undefined> {
  const [row] = await transaction.query<ReservationRow>({ ...selectReservationById, values: [reservationId] });
  return row;
}

/** The reservation as it would be. A start that is left alone may lie in the past; once the vehicle is out it must. */
function toWish(before: ReservationRow, input: Input): Wish {
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
    holdId: input.holdId,
    mayHaveBegun: startDate.getTime() === before.start_date.getTime(),
  };
}

/** What is only described anew is not judged by rules that may have changed since. */
function isMoved(before: ReservationRow, wish: Wish): boolean {
  return (
    before.start_date.getTime() !== wish.startDate.getTime() ||
    before.end_date.getTime() !== wish.endDate.getTime() ||
    before.vehicle.id !== wish.vehicleId ||
    before.minimum_seats !== wish.minimumSeats ||
    before.trip_distance_meters !== wish.tripDistanceMeters ||
    before.equipment.join() !== wish.equipment?.join()
  );
}

async function requireAllowed(transaction: TenantTransaction, wanted: WantedReservation, now: Date): Promise<void> {
  const { wish, facts, driver, pool, vehicle } = wanted;
  // Whoever may change it may also reserve for its driver.
  const request = {
    ...toPoolRequest(wish, facts, driver, pool, now),
    creator: { ...facts.creator, userId: driver.userId ?? '' },
  };
  const refusal = refuseReservation(request, vehicle);
  if (refusal) throw await explainRefusal(transaction, refusal, wanted, now);
}

/** @returns who is asked again, maybe nobody; undefined when what was decided still holds */
function approvalsAfter(
  before: ReservationRow,
  { wish, facts, driver, pool, vehicle }: WantedReservation,
): PlannedApproval[] | undefined {
  if (before.status === 'active') return undefined;
  const tolerance = pool.editToleranceMinutes * 60_000;
  const isNear = (one: Date, other: Date) => Math.abs(one.getTime() - other.getTime()) <= tolerance;
  const isSameVehicle = before.vehicle.id === vehicle.id;
  if (isSameVehicle && isNear(before.start_date, wish.startDate) && isNear(before.end_date, wish.endDate))
    return undefined;
  const planned = planApprovals(pool, facts, driver, { ...wish, costCents: costOf(wish, vehicle.hourlyCostCents) });
  if (!planned) throw nobodyToAsk(pool.name);
  return planned;
}

interface Write {
  before: ReservationRow;
  wanted: WantedReservation;
  input: Input;
  approvals: PlannedApproval[] | undefined;
  now: Date;
}

/** @returns whether nobody else claims the new time */
async function write(
  transaction: TenantTransaction,
  { before, wanted, input, approvals, now }: Write,
): Promise<boolean> {
  const { wish, facts, pool, vehicle } = wanted;
  const asked = approvals && approvals.length > 0;
  const status = before.status === 'active' || !approvals ? before.status : asked ? 'pending' : 'approved';
  const [, , rows] = await Promise.all([
    // Two that move reservations onto one vehicle would otherwise wait for each other in the constraint.
    transaction.query({
      name: 'vehicle.lock',
      text: 'select from vehicles where id = $1 for no key update',
      values: [vehicle.id],
    }),
    approvals &&
      transaction.query({
        name: 'approval.supersede',
        text: `update reservation_approvals set status = 'superseded'
               where reservation_id = $1 and round = $2 and status in ('pending', 'waiting')`,
        values: [before.id, before.approval_round],
      }),
    transaction.query({
      name: 'reservation.update',
      text: `update reservations set vehicle_id = $2, start_date = $3, end_date = $4, buffer_minutes = $5, time_zone = $6,
               status = $7, purpose = $8, department = $9, cost_center = $10, minimum_seats = $11, equipment = $12,
               trip_distance_meters = $13, cost_cents = $14, approval_round = approval_round + $15,
               approver_id = case when $15 > 0 then $16::uuid else approver_id end,
               approved_by = case when $15 > 0 then null else approved_by end,
               approved_at = case when $15 > 0 then null else approved_at end,
               decision_reason = case when $15 > 0 then null else decision_reason end,
               reminded_at = case when start_date <> $3 then null else reminded_at end,
               overdue_noted_at = case when end_date <> $4 then null else overdue_noted_at end,
               is_exception = is_exception or (series_id is not null and ($2 <> vehicle_id or $3 <> start_date or $4 <> end_date)),
               version = version + 1, updated_at = $17
             where id = $1 and (vehicle_id = $2 or exists (select from vehicles where id = $2 and status = 'active'))
               and not exists (
               select from check_reservation_conflict($2, $3, add_minutes($4, $5), $17, $1, $18)
             ) returning id`,
      values: [
        before.id,
        vehicle.id,
        wish.startDate,
        wish.endDate,
        before.vehicle.id === vehicle.id ? before.buffer_minutes : pool.bufferMinutes,
        pool.timeZone,
        status,
        input.purpose ?? before.purpose,
        input.department === undefined ? before.department : input.department || null,
        input.costCenter === null ? null : facts.costCenter,
        wish.minimumSeats,
        [...new Set(wish.equipment)],
        wish.tripDistanceMeters,
        costOf(wish, vehicle.hourlyCostCents),
        approvals ? 1 : 0,
        approvals?.[0]?.approverUserId ?? null,
        now,
        wish.holdId ?? null,
      ],
    }),
  ]);
  return rows.length > 0;
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
