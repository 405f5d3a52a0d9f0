import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { decideReservation } from './decide-reservation.ts';

/**
 * Rejects a pending reservation as one of those who are asked, or for one of them, which frees the vehicle and asks nobody
 * any more. The first decision wins.
 * @throws {DomainError} FORBIDDEN for anybody else; CONFLICT when it is decided, naming who decided and when
 */
export function rejectReservation(
  context: UserContext,
  input: OperationArguments<'rejectReservation'>,
): Promise<Reservation> {
  return decideReservation(context, input, 'rejected');
}
