/** The insertion of a reservation: the one place where a vehicle's time is claimed for good. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { askedFirst, costOf, type PlannedApproval, planApprovals } from './plan-approvals.ts';
import type { DriverFacts, PoolFacts, RequestFacts, VehicleFacts, Wish } from './reservation-request.ts';

export interface NewReservation {
  wish: Wish;
  facts: RequestFacts;
  driver: DriverFacts & { id: string };
  pool: PoolFacts;
  vehicle: VehicleFacts;
  purpose: string;
  department: string | null;
  costCenter: string | null;
  assignmentReason?: string | undefined;
  /** Who wants it, where that is not its creator. */
  askedBy?: string | undefined;
  /** Which occurrence of a series it is. */
  occurrence?: { seriesId: string; occurrenceDate: Date } | undefined;
}

export type Claim =
  | { outcome: 'claimed'; reservationId: string; status: 'pending' | 'approved'; askedUserIds: string[] }
  /** Somebody else's reservation, hold, blackout or maintenance is in the way, or the vehicle has just left service. */
  | { outcome: 'taken' }
  /** The pool asks for an approval and there is nobody who could give it. */
  | { outcome: 'nobody-to-ask' };

/** A hold is placed, and a vehicle changed or retired, under a stronger lock: from here on neither can happen unseen. */
export async function lockToClaim(transaction: TenantTransaction, vehicleId: string): Promise<void> {
  await transaction.query({
    name: 'vehicle.claim',
    text: 'select from vehicles where id = $1 for key share',
    values: [vehicleId],
  });
}

/** The constraints decide, whatever the race. It looks at no rule of the pool; the vehicle must be locked. */
export async function claimVehicle(
  transaction: TenantTransaction,
  reservation: NewReservation,
  now: Date,
): Promise<Claim> {
  const { wish, facts, driver, pool, vehicle, occurrence } = reservation;
  const costCents = costOf(wish, vehicle.hourlyCostCents);
  const approvals = planApprovals(
    pool,
    facts,
    { userId: driver.userId, changedBy: reservation.askedBy ?? null },
    { ...wish, costCents },
  );
  if (!approvals) return { outcome: 'nobody-to-ask' };
  const status = approvals.length > 0 ? 'pending' : 'approved';
  const [row] = await transaction.query<{ id: string }>({
    name: 'reservation.insert',
    text: `insert into reservations (vehicle_id, driver_id, start_date, end_date, buffer_minutes, time_zone, status, purpose,
               department, cost_center, created_by, approver_id, minimum_seats, equipment, trip_distance_meters,
               assignment_reason, cost_cents, series_id, occurrence_date, created_at, updated_at, asked_start_date, asked_end_date,
               asked_by)
             select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20, $3, $4, $23
             where exists (select from vehicles where id = $1 and status = 'active' and pool_id = $22) and not exists (
               select from check_reservation_conflict($1, $3, add_minutes($4, $5), $20, null, $21)
               where kind <> 'reservation'
             )
             on conflict do nothing returning id`,
    values: [
      vehicle.id,
      driver.id,
      wish.startDate,
      wish.endDate,
      pool.bufferMinutes,
      pool.timeZone,
      status,
      reservation.purpose,
      reservation.department,
      reservation.costCenter,
      facts.creator.userId,
      approvals[0]?.approverUserId ?? null,
      wish.minimumSeats ?? null,
      [...new Set(wish.equipment)],
      wish.tripDistanceMeters ?? null,
      reservation.assignmentReason ?? null,
      costCents,
      occurrence?.seriesId ?? null,
      occurrence?.occurrenceDate ?? null,
      now,
      wish.holdId ?? null,
      pool.id,
      reservation.askedBy ?? null,
    ],
  });
  if (!row) return { outcome: 'taken' };
  if (approvals.length > 0) await insertApprovals(transaction, row.id, 1, approvals, now);
  return { outcome: 'claimed', reservationId: row.id, status, askedUserIds: askedFirst(approvals) };
}

/** Asks for the first step; the others wait for it. */
export async function insertApprovals(
  transaction: TenantTransaction,
  reservationId: string,
  round: number,
  approvals: readonly PlannedApproval[],
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'approval.insert',
    text: `insert into reservation_approvals (reservation_id, round, step_number, approver_id, asked_as, status,
             escalates_at, escalates_after_minutes, escalation_approver_ids)
           select $1, $2, step_number, approver_id, asked_as, case when step_number = 1 then 'pending' else 'waiting' end,
             case when step_number = 1 then add_minutes($8, escalates_after_minutes) end, escalates_after_minutes,
             escalation_approver_ids::uuid[]
           from unnest($3::int[], $4::uuid[], $5::text[], $6::int[], $7::text[])
             as planned (step_number, approver_id, asked_as, escalates_after_minutes, escalation_approver_ids)`,
    values: [
      reservationId,
      round,
      approvals.map(({ stepNumber }) => stepNumber),
      approvals.map(({ approverUserId }) => approverUserId),
      approvals.map(({ askedAs }) => askedAs),
      approvals.map(({ escalatesAfterMinutes }) => escalatesAfterMinutes),
      // One array literal a row, as arrays of different lengths make no matrix.
      approvals.map(({ escalationApproverIds }) => `{${escalationApproverIds.join()}}`),
      now,
    ],
  });
}
