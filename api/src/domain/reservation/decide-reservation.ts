/** The decision of one who is asked, or of somebody who stands in for them, about a reservation that waits for it. */
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { requireDelegation } from '../approval/require-delegation.ts';
import { beginStep, nextStep, settleStep } from '../approval/settle-step.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import type { ReservationEventPayload } from '../domain-events.ts';
import { changeReservation, type Written } from './change-reservation.ts';
import { findDecision } from './reservation-policy.ts';
import type { ReservationRow } from './reservation-rows.ts';

/** Where it is one of several that are decided at once, of how many its event tells, or whose does. */
interface DecideInput extends Pick<ReservationEventPayload, 'tellsOf' | 'toldBy'> {
  reservationId: string;
  expectedVersion?: number | undefined;
  reason?: string | undefined;
}

type Decision = 'approved' | 'rejected';

/** @throws {DomainError} as changeReservation does */
export function decideReservation(
  context: UserContext,
  { reservationId, expectedVersion, reason, ...telling }: DecideInput,
  decision: Decision,
): Promise<Reservation> {
  return changeReservation(context, {
    reservationId,
    expectedVersion,
    action: decision === 'approved' ? 'approve' : 'reject',
    async write(transaction, before, now) {
      const written = await decide(transaction, context.actor, before, decision, reason || null, now);
      return { ...written, ...telling };
    },
  });
}

async function decide(
  transaction: TenantTransaction,
  actor: UserActor,
  before: ReservationRow,
  decision: Decision,
  reason: string | null,
  now: Date,
): Promise<Written> {
  const approvals = before.approvals ?? [];
  const asked = findDecision(actor, approvals);
  if (!asked) throw new Error('The policy let somebody decide who is not asked');
  const isDelegate = asked.approver.userId !== actor.userId;
  if (isDelegate) await requireDelegation(transaction, actor, asked.approver, now);
  await settleStep(transaction, before, { asked, decidedBy: actor.userId, decision, reason }, now);
  const detail = {
    ...(reason && { reason }),
    ...(isDelegate && { decidedFor: asked.approver.userId }),
    ...(approvals.some(({ stepNumber }) => stepNumber > 1) && { stepNumber: asked.stepNumber }),
  };
  const next = decision === 'approved' ? nextStep(approvals) : [];
  const [first] = next;
  if (!first) {
    await conclude(transaction, before.id, actor, decision, reason, now);
    return { eventType: `reservation.${decision}`, detail };
  }
  const askedUserIds = await beginStep(transaction, before, first.stepNumber, now);
  await transaction.query({
    name: 'reservation.ask-next',
    text: 'update reservations set approver_id = $2, version = version + 1, updated_at = $3 where id = $1',
    values: [before.id, askedUserIds[0], now],
  });
  return { eventType: 'reservation.asked', askedUserIds, detail: { ...detail, decision, askedUserIds } };
}

async function conclude(
  transaction: TenantTransaction,
  reservationId: string,
  { userId }: UserActor,
  decision: Decision,
  reason: string | null,
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'reservation.conclude',
    text: `update reservations set status = $2, decision_reason = $5, version = version + 1, updated_at = $4,
             approved_by = case when $2 = 'approved' then $3::uuid end,
             approved_at = case when $2 = 'approved' then $4::timestamptz end
           where id = $1`,
    values: [reservationId, decision, userId, now, reason],
  });
}
