/** How a reservation goes through the steps of its approval; every function works on a reservation that is locked. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { ReservationRow } from './reservation-rows.ts';

type Locked = Pick<ReservationRow, 'id' | 'approval_round'>;

/** Writes one person's decision about the step that is asked now; the others of the step need not decide any more. */
export async function settleStep(
  transaction: TenantTransaction,
  { id, approval_round }: Locked,
  { status, userId, reason, at }: { status: 'approved' | 'rejected'; userId: string; reason: string | null; at: Date },
): Promise<void> {
  await transaction.query({
    name: 'approval.settle',
    text: `update reservation_approvals set
             status = case when approver_id = $3 then $4 else 'superseded' end,
             decided_by = case when approver_id = $3 then $3 end,
             decided_at = case when approver_id = $3 then $5::timestamptz end,
             reason = case when approver_id = $3 then $6 end
           where reservation_id = $1 and round = $2 and status = 'pending'`,
    values: [id, approval_round, userId, status, at, reason],
  });
}

/** @returns whether there is a next step, whose people are asked from now on */
export async function askNextStep(
  transaction: TenantTransaction,
  { id, approval_round }: Locked,
  at: Date,
): Promise<boolean> {
  const asked = await transaction.query<{ approver_id: string }>({
    name: 'approval.ask-next',
    text: `update reservation_approvals set status = 'pending', escalates_at = add_minutes($3, escalates_after_minutes)
           where reservation_id = $1 and round = $2 and status = 'waiting' and step_number = (
             select min(step_number) from reservation_approvals
             where reservation_id = $1 and round = $2 and status = 'waiting')
           returning approver_id`,
    values: [id, approval_round, at],
  });
  const [first] = asked;
  if (!first) return false;
  await transaction.query({
    name: 'reservation.ask-next',
    text: 'update reservations set approver_id = $2, version = version + 1, updated_at = $3 where id = $1',
    values: [id, first.approver_id, at],
  });
  return true;
}

/** Nobody need decide about these any more. */
export async function supersedeApprovals(
  transaction: TenantTransaction,
  reservationIds: readonly string[],
): Promise<void> {
  await transaction.query({
    name: 'approval.supersede',
    text: `update reservation_approvals set status = 'superseded'
           where reservation_id = any ($1) and status in ('pending', 'waiting')`,
    values: [reservationIds],
  });
}
