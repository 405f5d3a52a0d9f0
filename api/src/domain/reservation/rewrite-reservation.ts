/** The rewriting of a reservation that stands: by itself, or as one of a series. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { supersedeApprovals } from '../approval/supersede-approvals.ts';
import { insertApprovals } from './claim-vehicle.ts';
import { exceedsDecision, keepsDecision } from './decision-rules.ts';
import { askedFirst, costOf, type PlannedApproval, planApprovals } from './plan-approvals.ts';
import type { Period } from './reservation-request.ts';
import type { ReservationRow } from './reservation-rows.ts';
import type { WantedReservation } from './wanted-reservation.ts';

export interface Rewrite {
  /** As it was read under its lock. */
  before: ReservationRow;
  wanted: WantedReservation;
  purpose: string;
  department: string | null;
  costCenter: string | null;
  /** Who wants it so; nobody where the product does it by itself. */
  changedBy: string | null;
  /** Whoever decided about it need not decide again, whichever vehicle it gets. */
  keepsDecision?: boolean;
  /** Which occurrence it becomes. Left out, one of a series that gets another time or vehicle becomes an exception of it. */
  occurrence?: { seriesId: string; occurrenceDate: Date } | undefined;
}

export type Rewritten =
  /** Decided again: by somebody who is asked, or by the pool, which asks nobody. */
  | { outcome: 'written'; decidedAgain: boolean; askedUserIds: string[] }
  /** Somebody else's claim is in the way. */
  | { outcome: 'taken' }
  /** It would have to be decided again, and there is nobody who could. */
  | { outcome: 'nobody-to-ask' };

/**
 * The constraints decide, whatever the race. It looks at no rule of the pool, and records no event; the vehicle must be locked.
 * What was laid over the reservation later is in the way of no time it has already.
 */
export async function rewriteReservation(
  transaction: TenantTransaction,
  rewrite: Rewrite,
  now: Date,
): Promise<Rewritten> {
  const { before } = rewrite;
  const decision = planDecision(rewrite);
  if (!decision) return { outcome: 'nobody-to-ask' };
  const { decidedAgain, approvals } = decision;
  const isWritten = await write(transaction, rewrite, decidedAgain ? approvals : undefined, now);
  if (!isWritten) return { outcome: 'taken' };
  if (decidedAgain) await supersedeApprovals(transaction, [before.id]);
  if (approvals.length > 0) {
    await insertApprovals(transaction, before.id, before.approval_round + 1, approvals, now);
  }
  return { outcome: 'written', decidedAgain, askedUserIds: askedFirst(approvals) };
}

/**
 * What was decided holds within the tolerance of the pool, counted from the period that was decided about, unless the pool asks
 * one more step for a reservation like that.
 */
function isDecidedAgain(before: ReservationRow, { wish, pool, vehicle }: WantedReservation): boolean {
  if (before.status === 'active') return false;
  return before.vehicle.id !== vehicle.id || !keepsDecision(pool, vehicle, decidedPeriod(before), wish);
}

/** The time about which was decided, from which changes are counted. */
export function decidedPeriod(before: ReservationRow): Period {
  return {
    startDate: before.asked_start_date ?? before.start_date,
    endDate: before.asked_end_date ?? before.end_date,
  };
}

/**
 * Whether it is decided again, and who is asked; nobody where the pool decides.
 * @returns undefined when it would have to be decided again, and there is nobody who could
 */
export function planDecision({
  before,
  wanted,
  changedBy,
  keepsDecision,
}: Pick<Rewrite, 'before' | 'wanted' | 'changedBy' | 'keepsDecision'>):
  | { decidedAgain: boolean; approvals: PlannedApproval[] }
  | undefined {
  if (keepsDecision || !isDecidedAgain(before, wanted)) return { decidedAgain: false, approvals: [] };
  const { wish, facts, driver, pool, vehicle } = wanted;
  const costCents = costOf(wish, vehicle.hourlyCostCents);
  const approvals = planApprovals(pool, facts, { userId: driver.userId, changedBy }, { ...wish, costCents });
  return approvals && { decidedAgain: true, approvals };
}

/** Two that move reservations onto one vehicle would otherwise wait for each other in the constraint. */
export async function lockVehicle(transaction: TenantTransaction, vehicleId: string): Promise<void> {
  await transaction.query({
    name: 'vehicle.lock',
    text: 'select from vehicles where id = $1 for no key update',
    values: [vehicleId],
  });
}

/**
 * @param approvals who is asked again, maybe nobody; undefined when what was decided still holds
 * @returns whether nobody else claims the new time
 */
async function write(
  transaction: TenantTransaction,
  { before, wanted, changedBy, purpose, department, costCenter, occurrence }: Rewrite,
  approvals: PlannedApproval[] | undefined,
  now: Date,
): Promise<boolean> {
  const { wish, pool, vehicle } = wanted;
  const asked = approvals && approvals.length > 0;
  const status = !approvals ? before.status : asked ? 'pending' : 'approved';
  const isElsewhere = isMoved(before, wanted);
  const rows = await transaction.query({
    name: 'reservation.update',
    text: `update reservations set vehicle_id = $2, start_date = $3, end_date = $4, buffer_minutes = $5, time_zone = $6,
               status = $7, purpose = $8, department = $9, cost_center = $10, minimum_seats = $11, equipment = $12,
               trip_distance_meters = $13, cost_cents = $14, approval_round = approval_round + $15,
               approver_id = case when $15 > 0 then $16::uuid else approver_id end,
               approved_by = case when $15 > 0 then null else approved_by end,
               approved_at = case when $15 > 0 then null else approved_at end,
               decision_reason = case when $15 > 0 then null else decision_reason end,
               reminded_at = case when start_date <> $3 then null else reminded_at end,
               unclaimed_noted_at = case when vehicle_id <> $2 or start_date <> $3 then null else unclaimed_noted_at end,
               placed_at = case when vehicle_id <> $2 or start_date <> $3 then $17 else placed_at end,
               overdue_noted_at = case when end_date <> $4 then null else overdue_noted_at end,
               delay_noted_at = case when vehicle_id <> $2 or start_date <> $3 then null else delay_noted_at end,
               asked_start_date = case when $15 > 0 then $3 else asked_start_date end,
               asked_end_date = case when $15 > 0 or $23 then $4 else asked_end_date end,
               asked_by = case when $15 > 0 then $21::uuid else asked_by end,
               assignment_reason = case when vehicle_id = $2 then assignment_reason end,
               series_id = coalesce($19, series_id), occurrence_date = coalesce($20, occurrence_date),
               is_exception = $19 is null
                 and (is_exception or (series_id is not null and ($2 <> vehicle_id or $3 <> start_date or $4 <> end_date))),
               version = version + 1, updated_at = $17
             where id = $1 and case when vehicle_id = $2 then
                 (start_date <= $3 or not exists (select from check_reservation_conflict(
                   $2, $3, least(add_minutes($4, $5), start_date), $17, $1, $18)))
                 and (buffered_end_date >= add_minutes($4, $5) or not exists (select from check_reservation_conflict(
                   $2, greatest($3, buffered_end_date), add_minutes($4, $5), $17, $1, $18)))
               else exists (select from vehicles where id = $2 and status = 'active' and pool_id = $22)
                 and not exists (select from check_reservation_conflict($2, $3, add_minutes($4, $5), $17, $1, $18))
               end returning id`,
    values: [
      before.id,
      vehicle.id,
      wish.startDate,
      wish.endDate,
      bufferOf(before, wanted),
      pool.timeZone,
      status,
      purpose,
      department,
      costCenter,
      wish.minimumSeats ?? null,
      [...new Set(wish.equipment)],
      wish.tripDistanceMeters ?? null,
      isElsewhere ? costOf(wish, vehicle.hourlyCostCents) : before.cost_cents,
      approvals ? 1 : 0,
      approvals?.[0]?.approverUserId ?? null,
      now,
      wish.holdId ?? null,
      occurrence?.seriesId ?? null,
      occurrence?.occurrenceDate ?? null,
      changedBy,
      pool.id,
      // What is out is extended beyond the decision by those alone who may decide so.
      exceedsDecision({ ...wish, pool }, vehicle),
    ],
  });
  return rows.length > 0;
}

function isMoved(before: ReservationRow, { wish, vehicle }: WantedReservation): boolean {
  const isSame =
    before.start_date.getTime() === wish.startDate.getTime() && before.end_date.getTime() === wish.endDate.getTime();
  return !isSame || before.vehicle.id !== vehicle.id;
}

/** Whether nothing more is claimed than it has already. */
export function isWithin(before: ReservationRow, { wish, vehicle }: WantedReservation): boolean {
  return before.vehicle.id === vehicle.id && before.start_date <= wish.startDate && before.end_date >= wish.endDate;
}

/** The turnaround the pool has now; but one that only gives back time need not give way to whoever comes after it. */
export function bufferOf(before: ReservationRow, wanted: WantedReservation): number {
  if (!isMoved(before, wanted)) return before.buffer_minutes;
  const { pool, wish } = wanted;
  if (!isWithin(before, wanted)) return pool.bufferMinutes;
  const earlierMinutes = Math.floor((before.end_date.getTime() - wish.endDate.getTime()) / 60_000);
  return Math.min(pool.bufferMinutes, before.buffer_minutes + earlierMinutes);
}
