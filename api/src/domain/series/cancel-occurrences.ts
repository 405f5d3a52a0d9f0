import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { supersedeApprovals } from '../approval/supersede-approvals.ts';
import type { UserActor } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import { tellTogether } from './tell-together.ts';

interface Cancellation {
  seriesId: string;
  cause: 'requested' | 'series';
  /** For whoever drives and whoever was to decide. */
  reason: string | null;
}

interface Cancelled {
  reservationId: string;
  vehicleId: string;
  version: number;
  /** Who was asked and who decided, in which step and how. */
  decisions: string[];
}

/** Cancels occurrences that are locked and lie ahead, with their audit rows and events. */
export async function cancelOccurrences(
  transaction: TenantTransaction,
  actor: UserActor,
  reservationIds: readonly string[],
  { seriesId, cause, reason }: Cancellation,
  now: Date,
): Promise<void> {
  if (reservationIds.length === 0) return;
  const cancelled = await transaction.query<Cancelled>({
    name: 'series.cancel-occurrences',
    text: `update reservations set status = 'cancelled', cancellation_reason = $2, cancellation_cause = $3,
             version = version + 1, updated_at = $4
           where id = any ($1) returning id as "reservationId", vehicle_id as "vehicleId", version, array(
             select concat_ws(' ', a.step_number, a.approver_id, a.status, a.decided_by) from reservation_approvals a
             where a.tenant_id = reservations.tenant_id and a.reservation_id = reservations.id and a.round = reservations.approval_round
             order by 1) as decisions`,
    values: [reservationIds, reason, cause, now],
  });
  const detail = { seriesId, ...(reason && { reason }) };
  await Promise.all([
    supersedeApprovals(transaction, reservationIds),
    recordReservationEvents(
      transaction,
      actor,
      'reservation.cancelled',
      tellTogether(cancelled, ({ decisions }) => decisions).map(({ decisions: _, ...one }) => ({ ...one, detail })),
    ),
  ]);
}
