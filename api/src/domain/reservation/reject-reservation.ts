import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { changeReservation } from './change-reservation.ts';

/**
 * Rejects a pending reservation as its approver, which frees the vehicle. The first decision wins.
 * @throws {DomainError} FORBIDDEN for anybody else; CONFLICT when it is decided, naming who decided and when
 */
export function rejectReservation(
  context: UserContext,
  { reservationId, expectedVersion, reason }: OperationArguments<'rejectReservation'>,
): Promise<Reservation> {
  return changeReservation(context, {
    reservationId,
    expectedVersion,
    action: 'reject',
    eventType: 'reservation.rejected',
    reason: reason || null,
    update: {
      name: 'reservation.reject',
      text: `update reservations set status = 'rejected', decision_reason = $4, version = version + 1, updated_at = $3
             where id = $1 and status = 'pending' and approver_id = $2 returning vehicle_id, version`,
      values: [reservationId, context.actor.userId, context.now(), reason || null],
    },
  });
}
