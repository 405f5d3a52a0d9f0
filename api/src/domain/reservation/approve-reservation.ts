import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { decideReservation } from './decide-reservation.ts';

/**
 * Approves a pending reservation as one of those who are asked, or for one of them. The first decision wins; after the last
 * step the reservation stands, before it the next step is asked.
 * @throws {DomainError} FORBIDDEN for anybody else; CONFLICT when it is decided, naming who decided and when
 */
export function approveReservation(
  context: UserContext,
  input: OperationArguments<'approveReservation'>,
): Promise<Reservation> {
  return decideReservation(context, input, 'approved');
}
