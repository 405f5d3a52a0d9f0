/** When nobody decides in time, others are asked as well: once a step. */
import type { SystemContext } from '../command-context.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { type ReservationRow, selectReservationById } from '../reservation/reservation-rows.ts';
import { askOthers, findOthersToAsk } from './others-to-ask.ts';

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
    const { step_number: stepNumber, escalation_approver_ids: namedIds } = due;
    const askedUserIds = await findOthersToAsk(transaction, reservation, stepNumber, namedIds);
    if (askedUserIds.length === 0) return false;
    await askOthers(transaction, reservation, stepNumber, { userIds: askedUserIds, askedAs: 'escalation', now: at });
    await transaction.query({
      name: 'reservation.escalate',
      text: 'update reservations set version = version + 1, updated_at = $2 where id = $1',
      values: [reservationId, at],
    });
    await recordReservationEvent(transaction, actor, {
      type: 'reservation.asked',
      reservationId,
      vehicleId: reservation.vehicle.id,
      version: reservation.version + 1,
      askedUserIds,
      detail: { askedUserIds, reason: 'Nobody decided in time', stepNumber },
    });
    return true;
  });
}

interface DueStep {
  step_number: number;
  escalation_approver_ids: string[];
}
