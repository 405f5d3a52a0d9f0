/** The same request sent twice, by an impatient person or a network that lost the answer, makes one reservation. */
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { type ReservationRow, selectReservation, toReservation } from './reservation-rows.ts';

/**
 * @returns the reservation that the first request made, as it is now; undefined when this is the first
 * @throws {DomainError} CONFLICT when the id was used for something else
 */
export async function findRepeatedRequest(
  transaction: TenantTransaction,
  actor: UserActor,
  input: OperationArguments<'createReservation'>,
  now: Date,
): Promise<Reservation | undefined> {
  if (!input.requestId) return undefined;
  const [row] = await transaction.query<ReservationRow>({
    name: 'reservation.by-request',
    text: `${selectReservation()} where r.created_by = $1 and r.request_id = $2`,
    values: [actor.userId, input.requestId],
  });
  if (!row) return undefined;
  const first = toReservation(row, actor, now);
  if (!isSame(first, input)) {
    const message =
      'This request id was already used for another reservation. Send the new request with an id of its own.';
    throw new DomainError('CONFLICT', message);
  }
  return first;
}

function isSame(first: Reservation, input: OperationArguments<'createReservation'>): boolean {
  return (
    first.vehicle.id === input.vehicleId &&
    first.startDate === new Date(input.startDate).toISOString() &&
    first.endDate === new Date(input.endDate).toISOString() &&
    first.purpose === input.purpose &&
    (!input.department || first.department === input.department) &&
    (!input.costCenter || first.costCenter === input.costCenter)
  );
}
