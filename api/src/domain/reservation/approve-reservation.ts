import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { askNextStep, settleStep } from './approval-steps.ts';
import { changeReservation } from './change-reservation.ts';

/**
 * Approves a pending reservation as one of those who are asked now. The first decision of a step wins; after the last step
 * the reservation stands.
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
    reason: reason || null,
    async write(transaction, before, at) {
      const decision = { status: 'approved', userId: context.actor.userId, reason: reason || null, at } as const;
      await settleStep(transaction, before, decision);
      if (await askNextStep(transaction, before, at)) return 'reservation.asked';
      await transaction.query({
        name: 'reservation.approve',
        text: `update reservations set status = 'approved', approved_by = $2, approved_at = $3, decision_reason = $4,
                 version = version + 1, updated_at = $3 where id = $1`,
        values: [reservationId, context.actor.userId, at, reason || null],
      });
      return 'reservation.approved';
    },
  });
}
