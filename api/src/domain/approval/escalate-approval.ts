/** When nobody decides in time, others are asked as well: once a step. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemContext } from '../command-context.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { type ReservationRow, selectReservationById } from '../reservation/reservation-rows.ts';

/** The reservations of which somebody has not decided in time, longest first. */
export async function listUnanswered({ database, tenantId, now }: SystemContext): Promise<string[]> {
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'approval.unanswered',
    text: `select reservation_id as id from reservation_approvals
           where status = 'pending' and escalates_at <= $1
           group by reservation_id order by min(escalates_at), reservation_id`,
    values: [now()],
  });
  return rows.map(({ id }) => id);
}

/** @returns whether others are asked now */
export function escalateApproval(
  { actor, database, tenantId, now }: SystemContext,
  reservationId: string,
): Promise<boolean> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await transaction.query({
      name: 'reservation.lock',
      text: 'select from reservations where id = $1 for no key update',
      values: [reservationId],
    });
    const [[reservation], [due]] = await Promise.all([
      transaction.query<ReservationRow>({ ...selectReservationById, values: [reservationId] }),
      transaction.query<DueStep>({
        name: 'approval.take-due',
        // Whatever comes of it, it is not due again.
        text: `update reservation_approvals set escalates_at = null
               where reservation_id = $1 and status = 'pending' and escalates_at <= $2
               returning step_number, escalation_approver_ids`,
        values: [reservationId, at],
      }),
    ]);
    if (!reservation || !due || reservation.status !== 'pending') return false;
    const askedUserIds = await findOthers(transaction, reservation, due);
    if (askedUserIds.length === 0) return false;
    await ask(transaction, reservation, due, askedUserIds, at);
    await recordReservationEvent(transaction, actor, {
      type: 'reservation.asked',
      reservationId,
      vehicleId: reservation.vehicle.id,
      version: reservation.version + 1,
      askedUserIds,
      detail: { askedUserIds, reason: 'Nobody decided in time', stepNumber: due.step_number },
    });
    return true;
  });
}

interface DueStep {
  step_number: number;
  escalation_approver_ids: string[];
}

interface Candidate {
  id: string;
  is_named: boolean;
  is_fleet_manager: boolean;
}

/** Those the pool named; where none of them is left to ask the fleet managers, and without any the administrators. */
async function findOthers(
  transaction: TenantTransaction,
  { approvals, created_by, asked_by, driver }: ReservationRow,
  { step_number, escalation_approver_ids }: DueStep,
): Promise<string[]> {
  const known = (approvals ?? []).filter(({ stepNumber }) => stepNumber === step_number);
  const never = [created_by.userId, asked_by, driver.userId, ...known.map(({ approver }) => approver.userId)];
  const candidates = await transaction.query<Candidate>({
    name: 'approval.escalation-candidates',
    text: `select id, id = any ($1::uuid[]) as is_named, 'fleet_manager' = any (roles) as is_fleet_manager
           from users
           where active and id <> all ($2::uuid[]) and (id = any ($1::uuid[]) or roles && '{fleet_manager,admin}')
           order by display_name, id limit 60`,
    values: [escalation_approver_ids, never.filter((userId) => userId !== null)],
  });
  const named = candidates.filter((one) => one.is_named);
  const managers = candidates.filter((one) => one.is_fleet_manager);
  const chosen = [named, managers].find((some) => some.length > 0) ?? candidates;
  return chosen.slice(0, 20).map(({ id }) => id);
}

async function ask(
  transaction: TenantTransaction,
  { id, approval_round }: ReservationRow,
  { step_number }: DueStep,
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  await Promise.all([
    transaction.query({
      name: 'approval.escalate',
      text: `insert into reservation_approvals (reservation_id, round, step_number, approver_id, asked_as, status)
             select $1, $2, $3, approver_id, 'escalation', 'pending' from unnest($4::uuid[]) as approver_id`,
      values: [id, approval_round, step_number, userIds],
    }),
    transaction.query({
      name: 'reservation.escalate',
      text: 'update reservations set version = version + 1, updated_at = $2 where id = $1',
      values: [id, now],
    }),
  ]);
}
