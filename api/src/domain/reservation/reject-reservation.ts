import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { settleStep, supersedeApprovals } from './approval-steps.ts';
import { changeReservation } from './change-reservation.ts';

/**
 * Rejects a pending reservation as one of those who are asked now, which frees the vehicle. One rejection is enough.
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
    reason: reason || null,
    async write(transaction, before, at) {
      const { userId } = context.actor;
      await settleStep(transaction, before, { status: 'rejected', userId, reason: reason || null, at });
      await Promise.all([
        supersedeApprovals(transaction, [before.id]),
        transaction.query({
          name: 'reservation.reject',
          text: `update reservations set status = 'rejected', approver_id = $2, decision_reason = $4,
                   version = version + 1, updated_at = $3 where id = $1`,
          values: [reservationId, userId, at, reason || null],
        }),
      ]);
      return 'reservation.rejected';
    },
  });
}
