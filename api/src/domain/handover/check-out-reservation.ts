import type { RecordedHandover } from '@fleet/contracts/handover.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { answerHandover } from './answer-handover.ts';
import { beginHandover } from './begin-handover.ts';
import { blockForRepair } from './keep-vehicle.ts';
import { recordHandover } from './record-handover.ts';
import { requireTakeable } from './require-takeable.ts';

/**
 * The driver takes the vehicle, and the reservation is active. Whoever takes it before the start has it from then on.
 * @throws {DomainError} as beginHandover does; CONFLICT or RULE_VIOLATED while the vehicle is not there to be taken
 */
export function checkOutReservation(
  { actor, tenantId, database, now }: UserContext,
  input: OperationArguments<'checkOutReservation'>,
): Promise<RecordedHandover> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const begun = await beginHandover(transaction, actor, 'check-out', input, at);
    const { before, occurredAt } = begun;
    await requireTakeable(transaction, actor, begun, at);
    const handoverId = await recordHandover(transaction, actor, begun, at);
    const isEarly = occurredAt < before.start_date;
    const { odometerMeters, damage } = input;
    await Promise.all([
      // The time before the start is claimed as well, so the constraint keeps everybody else from it.
      transaction.query({
        name: 'reservation.check-out',
        text: `update reservations set status = 'active', checked_out_at = $2, start_date = least(start_date, $2),
                 version = version + 1, updated_at = $3
               where id = $1 and status = 'approved'`,
        values: [before.id, occurredAt, at],
      }),
      input.damageBlocksVehicle && blockForRepair(transaction, actor, begun, at),
      recordReservationEvent(transaction, actor, {
        type: 'reservation.checked-out',
        reservationId: before.id,
        vehicleId: before.vehicle.id,
        version: before.version + 1,
        detail: {
          handoverId,
          occurredAt: occurredAt.toISOString(),
          odometerMeters,
          ...(damage && { damage }),
          ...(isEarly && { startDate: { from: before.start_date.toISOString(), to: occurredAt.toISOString() } }),
        },
      }),
    ]);
    return answerHandover(transaction, actor, handoverId, begun, at);
  });
}
