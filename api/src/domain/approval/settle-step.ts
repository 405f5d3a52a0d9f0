/** One decision, and what it does to everybody else who is or would be asked. The caller holds the reservation's lock. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { supersedeApprovals } from './supersede-approvals.ts';

type Approval = NonNullable<ReservationRow['approvals']>[number];

interface Decision {
  /** Whose decision it is; somebody who stands in may give it. */
  asked: Approval;
  decidedBy: string;
  decision: 'approved' | 'rejected';
  reason: string | null;
}

/** Keeps the decision. Nobody else of its step is asked any more, and after a rejection nobody at all. */
export async function settleStep(
  transaction: TenantTransaction,
  { id, approval_round }: ReservationRow,
  { asked, decidedBy, decision, reason }: Decision,
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'approval.settle',
    text: `update reservation_approvals set
             status = case when approver_id = $4 then $5 else 'superseded' end,
             decided_by = case when approver_id = $4 then $6::uuid end,
             decided_at = case when approver_id = $4 then $7::timestamptz end,
             reason = case when approver_id = $4 then $8 end
           where reservation_id = $1 and round = $2 and step_number = $3 and status = 'pending'`,
    values: [id, approval_round, asked.stepNumber, asked.approver.userId, decision, decidedBy, now, reason],
  });
  if (decision === 'rejected') await supersedeApprovals(transaction, [id]);
}

/** @returns those who decide after all who are asked now; nobody when this is the last step */
export function nextStep(approvals: readonly Approval[]): Approval[] {
  const waiting = approvals.filter(({ status }) => status === 'waiting');
  const stepNumber = Math.min(...waiting.map((one) => one.stepNumber));
  return waiting.filter((one) => one.stepNumber === stepNumber);
}

/** Asks everybody of a step; the time in which they should decide begins. */
export async function beginStep(
  transaction: TenantTransaction,
  { id, approval_round }: ReservationRow,
  stepNumber: number,
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'approval.begin-step',
    text: `update reservation_approvals set status = 'pending', escalates_at = add_minutes($4, escalates_after_minutes)
           where reservation_id = $1 and round = $2 and step_number = $3 and status = 'waiting'`,
    values: [id, approval_round, stepNumber, now],
  });
}
