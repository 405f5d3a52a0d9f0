/** A reservation never waits for people alone whose accounts are switched off: the fleet managers are asked in their place. */
import type { CommandContext } from '../command-context.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { type ReservationRow, selectReservationById } from '../reservation/reservation-rows.ts';
import { askOthers, findAble, findOthersToAsk } from './others-to-ask.ts';

/** Which may wait for nobody else. @param approverId one of those who are asked; left out, all whose accounts are switched off */
export async function listWaitingForSwitchedOff(
  { database, tenantId, now }: CommandContext,
  approverId?: string,
): Promise<string[]> {
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'approval.waiting-for-switched-off',
    text: `select distinct r.id from users u
           join reservation_approvals a on a.tenant_id = u.tenant_id and a.approver_id = u.id and a.status = 'pending'
           join reservations r on r.tenant_id = a.tenant_id and r.id = a.reservation_id
           where not u.active and ($1::uuid is null or u.id = $1) and r.status = 'pending' and r.end_date > $2
           order by r.id`,
    values: [approverId ?? null, now()],
  });
  return rows.map(({ id }) => id);
}

/** @returns whether the fleet managers are asked now; not while anybody who is asked, or stands in, can decide */
export function replaceSwitchedOff(
  { actor, database, tenantId, now }: CommandContext,
  reservationId: string,
): Promise<boolean> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await transaction.query({
      name: 'reservation.lock',
      text: 'select from reservations where id = $1 for no key update',
      values: [reservationId],
    });
    const [reservation] = await transaction.query<ReservationRow>({
      ...selectReservationById,
      values: [reservationId],
    });
    const step = reservation?.approvals?.find(({ status }) => status === 'pending');
    if (!step || reservation?.status !== 'pending') return false;
    const { stepNumber } = step;
    const able = await findAble(transaction, reservation, stepNumber, at);
    if (able.length > 0) return false;
    const askedUserIds = await findOthersToAsk(transaction, reservation, stepNumber);
    if (askedUserIds.length === 0) return false;
    await askOthers(transaction, reservation, stepNumber, { userIds: askedUserIds, askedAs: 'fleet_manager', now: at });
    await transaction.query({
      name: 'reservation.replace-switched-off',
      text: 'update reservations set approver_id = $2, version = version + 1, updated_at = $3 where id = $1',
      values: [reservationId, askedUserIds[0], at],
    });
    await recordReservationEvent(transaction, actor, {
      type: 'reservation.asked',
      reservationId,
      vehicleId: reservation.vehicle.id,
      version: reservation.version + 1,
      askedUserIds,
      detail: { askedUserIds, reason: 'Whoever was asked has no active account', stepNumber },
    });
    return true;
  });
}
