/** One decision, and what it does to everybody else who is or would be asked. The caller holds the reservation's lock. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { askOthers, findAble, findOthersToAsk } from './others-to-ask.ts';
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

/**
 * Asks those of a step who can decide; the time in which they should begins. Whose accounts are switched off are skipped, and
 * where nobody else is left, the fleet managers are asked.
 * @returns who is asked
 */
export async function beginStep(
  transaction: TenantTransaction,
  reservation: ReservationRow,
  stepNumber: number,
  now: Date,
): Promise<string[]> {
  const able = await findAble(transaction, reservation, stepNumber, now);
  const others = able.length > 0 ? [] : await findOthersToAsk(transaction, reservation, stepNumber);
  const begun = await transaction.query<{ id: string }>({
    name: 'approval.begin-step',
    // With nobody at all to ask, it waits for them until there is.
    text: `update reservation_approvals set status = case when approver_id = any ($5::uuid[]) or $6 then 'pending' else 'superseded' end,
             escalates_at = add_minutes($4, escalates_after_minutes)
           where reservation_id = $1 and round = $2 and step_number = $3 and status = 'waiting' returning approver_id as id`,
    values: [
      reservation.id,
      reservation.approval_round,
      stepNumber,
      now,
      able,
      able.length === 0 && others.length === 0,
    ],
  });
  if (able.length > 0) return able;
  if (others.length === 0) return begun.map(({ id }) => id);
  await askOthers(transaction, reservation, stepNumber, { userIds: others, askedAs: 'fleet_manager', now });
  return others;
}
