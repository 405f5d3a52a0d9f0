import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { supersedeApprovals } from '../approval/supersede-approvals.ts';
import type { UserContext } from '../command-context.ts';
import { changeReservation } from './change-reservation.ts';

/**
 * Cancels a reservation that has not ended, which frees the vehicle.
 * @throws {DomainError} FORBIDDEN unless the caller drives it, made it or manages the fleet; CONFLICT when it is no longer
 * live, naming who changed it and when
 */
export function cancelReservation(
  context: UserContext,
  { reservationId, expectedVersion, reason }: OperationArguments<'cancelReservation'>,
): Promise<Reservation> {
  return changeReservation(context, {
    reservationId,
    expectedVersion,
    action: 'cancel',
    async write(transaction, _before, now) {
      await transaction.query({
        name: 'reservation.cancel',
        text: `update reservations set status = 'cancelled', cancellation_reason = $3, cancellation_cause = $4,
                 version = version + 1, updated_at = $2
               where id = $1`,
        values: [reservationId, now, reason || null, context.actor.kind === 'calendar' ? 'calendar' : 'requested'],
      });
      await supersedeApprovals(transaction, [reservationId]);
      return { eventType: 'reservation.cancelled', ...(reason && { detail: { reason } }) };
    },
  });
}
