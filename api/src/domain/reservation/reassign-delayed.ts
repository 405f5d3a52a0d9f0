/** Whose vehicle has not come back gets another one, or hears in time that there is none. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemActor, SystemContext } from '../command-context.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { type Assignment, assignVehicles } from './assign-vehicle.ts';
import { offerVehicles } from './offer-vehicles.ts';
import { readRequestFacts, requestStatement, type Wish } from './reservation-request.ts';
import { type ReservationRow, selectReservationById } from './reservation-rows.ts';
import { lockVehicle, rewriteReservation } from './rewrite-reservation.ts';
import { readLateVehicles, readWanted, suggestVehicles } from './suggest-vehicles.ts';
import type { WantedReservation } from './wanted-reservation.ts';

const aheadMilliseconds = 60 * 60_000;

/** Those that have begun or begin within the hour, and whose vehicle should be back by now and is not. */
export async function listDelayed({ database, tenantId, now }: SystemContext): Promise<string[]> {
  const at = now();
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'reservation.delayed',
    text: `select r.id from reservations late
           join reservations r on r.tenant_id = late.tenant_id and r.vehicle_id = late.vehicle_id and r.id <> late.id
           where late.status = 'active' and late.end_date <= $1
             and r.status in ('pending', 'approved') and r.start_date <= $2 and r.end_date > $1
           order by r.start_date, r.id`,
    values: [at, new Date(at.getTime() + aheadMilliseconds)],
  });
  return rows.map(({ id }) => id);
}

/**
 * Moves one of them to a vehicle of its pool that keeps every rule, of the same class first, else at least as large. What was
 * decided holds. Without one, its driver is told once.
 * @returns whether anything was done
 */
export function reassignDelayed({ actor, database, tenantId, now }: SystemContext, id: string): Promise<boolean> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await transaction.query({
      name: 'reservation.lock',
      text: 'select from reservations where id = $1 for no key update',
      values: [id],
    });
    const [before] = await transaction.query<ReservationRow>({ ...selectReservationById, values: [id] });
    const late = await readLateVehicles(transaction, at);
    if (!before || !isDelayed(before, late)) return false;
    const wanted = await readWanted(transaction, before, at);
    for (const other of await findOthers(transaction, wanted, late, at)) {
      await lockVehicle(transaction, other.vehicle.id);
      const { purpose, department, cost_center: costCenter } = before;
      const rewrite = { before, wanted: other, purpose, department, costCenter, keepsDecision: true, changedBy: null };
      const { outcome } = await rewriteReservation(transaction, rewrite, at);
      if (outcome !== 'written') continue;
      await recordReassignment(transaction, actor, before, other);
      return true;
    }
    return noteDelay(transaction, actor, before, wanted, at);
  });
}

function isDelayed({ status, vehicle }: ReservationRow, late: ReadonlySet<string>): boolean {
  return (status === 'pending' || status === 'approved') && late.has(vehicle.id);
}

/** In the order in which they are tried. */
async function findOthers(
  transaction: TenantTransaction,
  { wish: { vehicleId: _own, ...rest }, facts: { creator }, pool, vehicle, driver }: WantedReservation,
  late: ReadonlySet<string>,
  now: Date,
): Promise<WantedReservation[]> {
  const wish: Wish = { ...rest, poolId: pool.id };
  const [row] = await transaction.query<object>(requestStatement('free', creator.userId, wish, now));
  const facts = readRequestFacts(row, wish);
  const offers = offerVehicles(facts, driver, wish, now).filter((one) => !late.has(one.vehicle.id));
  const ranked = await assignVehicles(transaction, offers, wish, driver.id, now);
  const isSame = (one: Assignment) => one.vehicle.class === vehicle.class;
  const isLarger = (one: Assignment) => !isSame(one) && one.vehicle.seats >= vehicle.seats;
  return [...ranked.filter(isSame), ...ranked.filter(isLarger)].map((one) => ({
    wish: { ...rest, vehicleId: one.vehicle.id },
    facts,
    driver,
    pool: one.pool,
    vehicle: one.vehicle,
  }));
}

async function recordReassignment(
  transaction: TenantTransaction,
  actor: SystemActor,
  before: ReservationRow,
  { vehicle }: WantedReservation,
): Promise<void> {
  const reason = `${before.vehicle.name} (${before.vehicle.licensePlate}) has not come back`;
  await recordReservationEvent(transaction, actor, {
    type: 'reservation.reassigned',
    reservationId: before.id,
    vehicleId: vehicle.id,
    previousVehicleId: before.vehicle.id,
    version: before.version + 1,
    detail: { vehicleId: { from: before.vehicle.id, to: vehicle.id }, reason },
  });
}

async function noteDelay(
  transaction: TenantTransaction,
  actor: SystemActor,
  before: ReservationRow,
  wanted: WantedReservation,
  now: Date,
): Promise<boolean> {
  const noted = await transaction.query({
    name: 'reservation.note-delay',
    text: 'update reservations set delay_noted_at = $2 where id = $1 and delay_noted_at is null returning id',
    values: [before.id, now],
  });
  if (noted.length === 0) return false;
  await recordReservationEvent(transaction, actor, {
    type: 'reservation.delayed',
    reservationId: before.id,
    vehicleId: before.vehicle.id,
    version: before.version,
    detail: { alternatives: await suggestVehicles(transaction, wanted, now) },
  });
  return true;
}
