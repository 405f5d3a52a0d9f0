import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { supersedeApprovals } from './approval-steps.ts';
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
    reason: reason || null,
    async write(transaction, before, at) {
      await Promise.all([
        supersedeApprovals(transaction, [before.id]),
        transaction.query({
          name: 'reservation.cancel',
          text: `update reservations set status = 'cancelled', cancellation_cause = 'requested', cancellation_reason = $3,
                   version = version + 1, updated_at = $2 where id = $1`,
          values: [reservationId, at, reason || null],
        }),
      ]);
      return 'reservation.cancelled';
    },
  });
}
