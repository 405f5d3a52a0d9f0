import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { changeReservation } from './change-reservation.ts';

/**
 * Approves a pending reservation as its approver. The first decision wins.
 * @throws {DomainError} FORBIDDEN for anybody else; CONFLICT when it is decided, naming who decided and when
 */
export function approveReservation(
  context: UserContext,
  { reservationId, expectedVersion, reason }: OperationArguments<'approveReservation'>,
): Promise<Reservation> {
  return changeReservation(context, {
    reservationId,
    expectedVersion,
    action: 'approve',
    eventType: 'reservation.approved',
    reason: reason || null,
    update: {
      name: 'reservation.approve',
      text: `update reservations set status = 'approved', approved_by = $2, approved_at = $3, decision_reason = $4,
               version = version + 1, updated_at = $3
             where id = $1 and status = 'pending' and approver_id = $2 returning vehicle_id, version`,
      values: [reservationId, context.actor.userId, context.now(), reason || null],
    },
  });
}
