import { type Hold, holdMinutes, maximumHolds } from '@fleet/contracts/hold.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireDriver, requireWanted } from '../reservation/create-reservation.ts';
import { explainConflict, explainRefusal, nobodyToAsk } from '../reservation/explain-refusal.ts';
import { findOtherVehicles } from '../reservation/find-alternatives.ts';
import { offerVehicles } from '../reservation/offer-vehicles.ts';
import { presentOf, refuseChange } from '../reservation/refuse-change.ts';
import { refuseAction, reservationNotFound } from '../reservation/reservation-policy.ts';
import { readRequestFacts, requestStatement, toPoolRequest, type Wish } from '../reservation/reservation-request.ts';
import { factsOf, type ReservationRow, selectReservationById } from '../reservation/reservation-rows.ts';
import { refuseReservation } from '../reservation/reservation-rules.ts';
import { bufferOf, planDecision } from '../reservation/rewrite-reservation.ts';
import { lockSelf } from '../user/lock-self.ts';
import { lockVehicle } from '../vehicle/update-vehicle.ts';
import { toHold } from './hold-rows.ts';
import { insertHold } from './insert-hold.ts';

/**
 * Keeps a vehicle for the caller while they fill in a form, for a new reservation or for the change of one. It is granted exactly
 * when that would be.
 * @throws {DomainError} as createReservation and updateReservation do; CONFLICT also for one hold too many
 */
export function createHold(
  { actor, tenantId, database, now }: UserContext,
  { vehicleId, startDate, endDate, ...more }: OperationArguments<'createHold'>,
): Promise<Hold> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const before = more.reservationId && (await requireChangeable(transaction, actor, more.reservationId, at));
    const asked = { ...more, vehicleId, startDate: new Date(startDate), endDate: new Date(endDate) };
    const wish: Wish = before ? { ...asked, ...ofChange(before, asked, actor) } : asked;
    const [, , [row]] = await Promise.all([
      lockSelf(transaction, actor),
      lockVehicle(transaction, vehicleId),
      transaction.query<object>(requestStatement('all', before ? before.created_by.userId : actor.userId, wish, at)),
    ]);
    await requireFewHolds(transaction, actor.userId, at);
    const facts = readRequestFacts(row, wish);
    const driver = requireDriver(facts);
    const wanted = requireWanted(facts, driver, wish);
    const { pool, vehicle } = wanted;
    const refusal = before
      ? refuseChange(before, wanted, at)
      : refuseReservation(toPoolRequest(wish, facts, driver, pool, at), vehicle);
    if (refusal) throw await explainRefusal(transaction, refusal, wanted, at);
    const isDecidable = before
      ? planDecision({ before, wanted, changedBy: actor.userId }) !== undefined
      : offerVehicles(facts, driver, wish, at).length > 0;
    if (!isDecidable) throw nobodyToAsk(pool.name, await findOtherVehicles(transaction, wanted, at));
    const bufferMinutes = before ? bufferOf(before, wanted) : pool.bufferMinutes;
    const expiresAt = new Date(at.getTime() + holdMinutes * 60_000);
    const hold = await insertHold(
      transaction,
      { ...wish, vehicleId, userId: actor.userId, bufferMinutes, expiresAt },
      at,
    );
    if (!hold) throw await explainConflict(transaction, wanted, at);
    await writeAudit(transaction, actor, {
      action: 'hold.created',
      entityType: 'hold',
      entityId: hold.id,
      detail: { vehicleId, startDate, endDate, ...more },
    });
    return toHold(hold);
  });
}

/** @throws {DomainError} as updateReservation does */
async function requireChangeable(
  transaction: TenantTransaction,
  actor: UserActor,
  reservationId: string,
  now: Date,
): Promise<ReservationRow> {
  const [row] = await transaction.query<ReservationRow>({ ...selectReservationById, values: [reservationId] });
  const refusal = refuseAction('update', actor, row && factsOf(row), now);
  if (refusal) throw new DomainError(refusal.code, refusal.message);
  if (!row) throw reservationNotFound();
  return row;
}

/** What a changed reservation keeps, for the rules to look at. */
function ofChange(before: ReservationRow, asked: Wish, actor: UserActor): Partial<Wish> {
  return {
    driverId: before.driver.driverId,
    minimumSeats: asked.minimumSeats ?? before.minimum_seats,
    equipment: asked.equipment ?? before.equipment,
    tripDistanceMeters: asked.tripDistanceMeters ?? before.trip_distance_meters,
    ...presentOf(before, asked.startDate, actor),
  };
}

/** Of the person whose holds are locked. */
async function requireFewHolds(transaction: TenantTransaction, userId: string, now: Date): Promise<void> {
  const [found] = await transaction.query<{ count: number }>({
    name: 'hold.count-own',
    text: 'select count(*)::int as count from holds where user_id = $1 and expires_at > $2 and waitlist_request_id is null',
    values: [userId, now],
  });
  if ((found?.count ?? 0) < maximumHolds) return;
  const message = `You hold ${maximumHolds} vehicles already. Reserve or release one of them, or wait until one expires.`;
  throw new DomainError('CONFLICT', message);
}
