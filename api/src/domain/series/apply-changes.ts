/** The changes of a series, occurrence by occurrence, each by the rules and constraints of a single reservation. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { describeChanges } from '../describe-changes.ts';
import type { OneOfManyEvents } from '../record-reservation-events.ts';
import { describeConflict, type Explanation, nobodyToAsk } from '../reservation/explain-refusal.ts';
import { findOtherVehicles } from '../reservation/find-alternatives.ts';
import { presentOf, refuseChange } from '../reservation/refuse-change.ts';
import type { Period } from '../reservation/reservation-request.ts';
import { type Rewritten, rewriteReservation } from '../reservation/rewrite-reservation.ts';
import type { WantedReservation } from '../reservation/wanted-reservation.ts';
import type { DriverUsage } from './driver-usage.ts';
import type { Misfit } from './not-fitting.ts';
import type { PlannedChange } from './plan-changes.ts';

type Common = Omit<WantedReservation, 'wish'>;

/**
 * @param common what is the same for all of them
 * @returns what to tell of those that changed, and which did not fit
 */
export async function applyChanges(
  transaction: TenantTransaction,
  plans: readonly PlannedChange[],
  common: Common,
  changedBy: string,
  usage: DriverUsage,
  now: Date,
): Promise<{ changed: OneOfManyEvents[]; misfits: Misfit[] }> {
  const changed: OneOfManyEvents[] = [];
  const misfits: Misfit[] = [];
  for (const plan of plans) {
    const { before, period, occurrence } = plan;
    const wanted = period && wantedOf(plan, period, common, usage);
    const moved = wanted && (await move(transaction, plan, wanted, changedBy, now));
    if (wanted && moved?.outcome === 'written') {
      usage.put({ ...wanted.wish, id: before.id, poolId: common.pool.id });
      changed.push(describe(plan, wanted, moved.askedUserIds));
      continue;
    }
    if (wanted && moved?.outcome === 'misfit') {
      const occurrenceDate = occurrence?.occurrenceDate ?? before.occurrence_date ?? before.start_date;
      misfits.push({ occurrenceDate, wanted, explanation: moved.explanation });
    }
    await relabel(transaction, plan, wanted !== undefined, now);
    changed.push(describe(plan));
  }
  return { changed, misfits };
}

function wantedOf(
  { before }: PlannedChange,
  period: Period,
  { facts, driver, pool, vehicle }: Common,
  usage: DriverUsage,
): WantedReservation {
  const wish = {
    ...period,
    vehicleId: vehicle.id,
    driverId: before.driver.driverId,
    minimumSeats: before.minimum_seats,
    equipment: before.equipment,
    tripDistanceMeters: before.trip_distance_meters,
    reservationId: before.id,
    ...presentOf(before, period.startDate),
  };
  return { wish, facts, driver: { ...driver, usage: usage.around(period, before.id) }, pool, vehicle };
}

type Moved = Extract<Rewritten, { outcome: 'written' }> | { outcome: 'misfit'; explanation: Explanation };

async function move(
  transaction: TenantTransaction,
  { before, purpose, department, costCenter, occurrence }: PlannedChange,
  wanted: WantedReservation,
  changedBy: string,
  now: Date,
): Promise<Moved> {
  const refusal = refuseChange(before, wanted, now);
  if (refusal) {
    const explanation = { ...refusal, code: 'RULE_VIOLATED' as const, sentence: refusal.message };
    return { outcome: 'misfit', explanation };
  }
  const { pool } = wanted;
  const rewritten = await rewriteReservation(
    transaction,
    { before, wanted, changedBy, purpose, department, costCenter, occurrence },
    now,
  );
  if (rewritten.outcome === 'nobody-to-ask')
    throw nobodyToAsk(pool.name, await findOtherVehicles(transaction, wanted, now));
  if (rewritten.outcome === 'taken') {
    return { outcome: 'misfit', explanation: await describeConflict(transaction, wanted, now) };
  }
  return rewritten;
}

/** Leaves time and vehicle alone. @param isException whether it is from now on elsewhere than its series */
async function relabel(
  transaction: TenantTransaction,
  { before, occurrence, purpose, department, costCenter }: PlannedChange,
  isException: boolean,
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'series.relabel-occurrence',
    text: `update reservations set purpose = $2, department = $3, cost_center = $4, series_id = coalesce($5, series_id),
             occurrence_date = coalesce($6, occurrence_date), is_exception = is_exception or $7, version = version + 1,
             updated_at = $8
           where id = $1`,
    values: [
      before.id,
      purpose,
      department,
      costCenter,
      occurrence?.seriesId ?? null,
      occurrence?.occurrenceDate ?? null,
      isException,
      now,
    ],
  });
}

function describe(
  { before, purpose, department, costCenter }: PlannedChange,
  moved?: WantedReservation,
  askedUserIds: readonly string[] = [],
): OneOfManyEvents {
  const vehicleId = moved?.vehicle.id ?? before.vehicle.id;
  const { startDate, endDate } = moved?.wish ?? { startDate: before.start_date, endDate: before.end_date };
  const was = {
    startDate: before.start_date.toISOString(),
    endDate: before.end_date.toISOString(),
    vehicleId: before.vehicle.id,
    purpose: before.purpose,
    department: before.department,
    costCenter: before.cost_center,
  };
  const is = {
    startDate: startDate.toISOString(),
    endDate: endDate.toISOString(),
    vehicleId,
    purpose,
    department,
    costCenter,
  };
  return {
    reservationId: before.id,
    vehicleId,
    ...(vehicleId !== before.vehicle.id && { previousVehicleId: before.vehicle.id }),
    ...(askedUserIds.length > 0 && { askedUserIds }),
    version: before.version + 1,
    detail: describeChanges(was, is),
  };
}
