import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { UserContext } from '../command-context.ts';
import { reserveVehicle } from '../reservation/create-reservation.ts';
import { requireOffer } from './require-offer.ts';
import { lockWaitlistRequest } from './waitlist-rows.ts';

/**
 * Reserves the vehicle that is offered, as createReservation does with the offer's hold; that settles the request.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED, or CONFLICT when nothing is offered; and as createReservation
 */
export function acceptWaitlistOffer(
  { actor, tenantId, database, now }: UserContext,
  { waitlistRequestId, expectedVersion, department, costCenter }: OperationArguments<'acceptWaitlistOffer'>,
): Promise<Reservation> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const request = await lockWaitlistRequest(transaction, actor, waitlistRequestId);
    requireOffer(actor, request, expectedVersion, at);
    const [hold] = await transaction.query<{ id: string }>({
      name: 'hold.of-offer',
      text: 'select id from holds where waitlist_request_id = $1',
      values: [waitlistRequestId],
    });
    const { offer, minimumSeats, equipment, purpose } = request;
    if (!hold || !offer) throw new Error('An offer has lost its hold');
    return reserveVehicle(
      transaction,
      actor,
      {
        vehicleId: offer.vehicleId,
        startDate: request.startDate.toISOString(),
        endDate: request.endDate.toISOString(),
        ...(minimumSeats && { minimumSeats }),
        equipment,
        purpose,
        department,
        costCenter,
        holdId: hold.id,
      },
      at,
    );
  });
}
