import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { decideApprover } from './decide-approver.ts';
import { describePeriod } from './describe-period.ts';
import { findAlternatives } from './find-alternatives.ts';
import { findRepeatedRequest } from './repeated-request.ts';
import { type RequestFacts, readRequestFacts } from './reservation-request.ts';
import { type ReservationRow, selectReservationById, toReservation } from './reservation-rows.ts';
import { refuseReservation } from './reservation-rules.ts';

type Input = OperationArguments<'createReservation'>;

/**
 * Reserves a vehicle for the caller. It waits for a decision when its pool asks the manager of whoever makes it.
 * @param alongside writes, in the same transaction, what must be there before anybody can act on the reservation
 * @returns the reservation; for a repeated `requestId` the one that the first request made
 * @throws {DomainError} CONFLICT with alternatives when somebody else has the vehicle then; RULE_VIOLATED when nobody could
 * reserve it so; NOT_FOUND for an unknown vehicle; VALIDATION_FAILED for an unknown cost center
 */
export function createReservation(
  { actor, tenantId, database, now }: UserContext,
  input: Input,
  alongside?: (transaction: TenantTransaction, reservation: Reservation) => Promise<void>,
): Promise<Reservation> {
  return database.transaction(tenantId, async (transaction) => {
    const reservation = await reserve(transaction, actor, input, now());
    await alongside?.(transaction, reservation);
    return reservation;
  });
}

async function reserve(transaction: TenantTransaction, actor: UserActor, input: Input, at: Date): Promise<Reservation> {
  const period = { startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
  const [repeated, facts] = await Promise.all([
    findRepeatedRequest(transaction, actor, input, at),
    readRequestFacts(transaction, actor.userId, { ...input, ...period }),
  ]);
  if (repeated) return repeated;
  if (!facts) throw new DomainError('NOT_FOUND', 'There is no such vehicle. Choose one from the list of vehicles.');
  requireReservable(facts, input, at);
  const driverId = facts.driverId ?? (await ensureDriver(transaction, actor));
  const created = await insertUnlessTaken(transaction, actor, input, { ...facts, driverId }, at);
  if (!created) {
    // The other request may have been this one, sent twice at the same moment.
    const twin = await findRepeatedRequest(transaction, actor, input, at);
    if (twin) return twin;
    throw await describeConflict(transaction, facts, at);
  }
  const [[row]] = await Promise.all([
    transaction.query<ReservationRow>({ ...selectReservationById, values: [created.id] }),
    recordReservationEvent(transaction, actor, {
      type: 'reservation.created',
      reservationId: created.id,
      vehicleId: input.vehicleId,
      version: 1,
      detail: { status: created.status, startDate: input.startDate, endDate: input.endDate },
    }),
  ]);
  if (!row) throw new Error('A reservation vanished within its own transaction');
  return toReservation(row, actor, at);
}

function requireReservable({ wanted, costCenter }: RequestFacts, input: Input, now: Date): void {
  const refusal = refuseReservation(wanted, wanted.vehicle, wanted.pool, now);
  if (refusal) throw new DomainError('RULE_VIOLATED', refusal);
  if (input.costCenter && !costCenter) {
    const message = `There is no cost center ${input.costCenter}. Choose one from the list of cost centers.`;
    throw new DomainError('VALIDATION_FAILED', message);
  }
}

async function ensureDriver(transaction: TenantTransaction, actor: UserActor): Promise<string> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'driver.ensure',
    text: `insert into drivers (user_id, display_name) values ($1, $2)
           on conflict (tenant_id, user_id) do update set display_name = excluded.display_name returning id`,
    values: [actor.userId, actor.displayName],
  });
  if (!row) throw new Error('A driver was neither found nor made');
  return row.id;
}

/** The constraints decide, whatever the race: nothing comes back when the vehicle is taken or the request is a repetition. */
async function insertUnlessTaken(
  transaction: TenantTransaction,
  actor: UserActor,
  input: Input,
  facts: RequestFacts & { driverId: string },
  now: Date,
): Promise<{ id: string; status: string } | undefined> {
  const { wanted, approvalPolicy, managerUserId, driverId } = facts;
  const approverId = decideApprover({ approvalPolicy, managerUserId, creatorUserId: actor.userId });
  const [row] = await transaction.query<{ id: string; status: string }>({
    name: 'reservation.insert',
    text: `insert into reservations (vehicle_id, driver_id, start_date, end_date, buffer_minutes, time_zone, status, purpose,
             department, cost_center, created_by, approver_id, request_id, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, case when $11::uuid is null then 'approved' else 'pending' end, $7, $8, $9, $10,
             $11, $12, $13, $13)
           on conflict do nothing returning id, status`,
    values: [
      input.vehicleId,
      driverId,
      wanted.startDate,
      wanted.endDate,
      wanted.pool.bufferMinutes,
      wanted.pool.timeZone,
      input.purpose,
      input.department || facts.department,
      facts.costCenter,
      actor.userId,
      approverId,
      input.requestId ?? null,
      now,
    ],
  });
  return row;
}

async function describeConflict(transaction: TenantTransaction, facts: RequestFacts, now: Date): Promise<DomainError> {
  const { vehicle, pool, startDate, endDate } = facts.wanted;
  const alternatives = await findAlternatives(transaction, facts.wanted, now);
  const when = describePeriod(startDate, endDate, pool.timeZone);
  const way = alternatives.length > 0 ? 'Choose one of the alternatives.' : 'Choose another time or another pool.';
  const taken = `${vehicle.name} (${vehicle.licensePlate}) is already reserved at that time (${when}).`;
  return new DomainError('CONFLICT', `${taken} ${way}`, alternatives);
}
