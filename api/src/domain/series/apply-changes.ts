/** The changes of a series, occurrence by occurrence, each by the rules and constraints of a single reservation. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { describeChanges } from '../describe-changes.ts';
import { describeConflict, type Explanation, nobodyToAsk } from '../reservation/explain-refusal.ts';
import { type Period, toPoolRequest } from '../reservation/reservation-request.ts';
import { refuseReservation } from '../reservation/reservation-rules.ts';
import { rewriteReservation } from '../reservation/rewrite-reservation.ts';
import type { WantedReservation } from '../reservation/wanted-reservation.ts';
import type { DriverUsage } from './driver-usage.ts';
import type { Misfit } from './not-fitting.ts';
import type { PlannedChange } from './plan-changes.ts';

interface AppliedChange {
  reservationId: string;
  vehicleId: string;
  /** After the change. */
  version: number;
  /** What changed, for the audit log. */
  detail: object;
}

/** @param common what is the same for all of them */
export async function applyChanges(
  transaction: TenantTransaction,
  plans: readonly PlannedChange[],
  common: WantedReservation,
  changedBy: string,
  usage: DriverUsage,
  now: Date,
): Promise<{ changed: AppliedChange[]; misfits: Misfit[] }> {
  const changed: AppliedChange[] = [];
  const misfits: Misfit[] = [];
  for (const plan of plans) {
    const { before, period, occurrence } = plan;
    const wanted = period && wantedOf(plan, period, common, usage);
    const explanation = wanted && (await move(transaction, plan, wanted, changedBy, now));
    if (wanted && explanation) {
      const occurrenceDate = occurrence?.occurrenceDate ?? before.occurrence_date ?? before.start_date;
      misfits.push({ occurrenceDate, wanted, explanation });
    }
    const isMoved = wanted !== undefined && explanation === undefined;
    if (isMoved) usage.put({ ...wanted.wish, id: before.id, poolId: common.pool.id });
    else await relabel(transaction, plan, wanted !== undefined, now);
    changed.push(describe(plan, isMoved ? wanted : undefined));
  }
  return { changed, misfits };
}

function wantedOf(
  { before }: PlannedChange,
  period: Period,
  { facts, driver, pool, vehicle }: WantedReservation,
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
  };
  return { wish, facts, driver: { ...driver, usage: usage.around(period, before.id) }, pool, vehicle };
}

/** @returns why it does not fit; undefined when it is where it is wanted */
async function move(
  transaction: TenantTransaction,
  { before, purpose, department, costCenter, occurrence }: PlannedChange,
  wanted: WantedReservation,
  changedBy: string,
  now: Date,
): Promise<Explanation | undefined> {
  const { wish, facts, driver, pool, vehicle } = wanted;
  if (isElsewhere(before, wanted)) {
    // Whoever may change it may also reserve for its driver.
    const creator = { ...facts.creator, userId: driver.userId ?? '' };
    const refusal = refuseReservation({ ...toPoolRequest(wish, facts, driver, pool, now), creator }, vehicle);
    if (refusal) return { code: 'RULE_VIOLATED', rule: refusal.rule, sentence: refusal.message };
  }
  const rewritten = await rewriteReservation(
    transaction,
    { before, wanted, changedBy, purpose, department, costCenter, occurrence },
    now,
  );
  if (rewritten.outcome === 'nobody-to-ask') throw nobodyToAsk(pool.name);
  if (rewritten.outcome === 'taken') return describeConflict(transaction, wanted, now);
  return undefined;
}

/** What is only described anew is not judged by rules that may have changed since. */
function isElsewhere(before: PlannedChange['before'], { wish, vehicle }: WantedReservation): boolean {
  return (
    before.start_date.getTime() !== wish.startDate.getTime() ||
    before.end_date.getTime() !== wish.endDate.getTime() ||
    before.vehicle.id !== vehicle.id
  );
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
  moved: WantedReservation | undefined,
): AppliedChange {
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
  return { reservationId: before.id, vehicleId, version: before.version + 1, detail: describeChanges(was, is) };
}
