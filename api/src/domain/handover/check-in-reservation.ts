import type { RecordedHandover } from '@fleet/contracts/handover.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { recordReservationEvent } from '../domain-events.ts';
import { answerHandover } from './answer-handover.ts';
import { beginHandover } from './begin-handover.ts';
import { blockForRepair, keepForTurnaround } from './keep-vehicle.ts';
import { recordHandover } from './record-handover.ts';

/**
 * The vehicle is back, and the reservation completed. Returned early, the rest is free but for the turnaround, and not paid
 * for; how long it was to be stands in the audit log.
 * @throws {DomainError} as beginHandover does
 */
export function checkInReservation(
  { actor, tenantId, database, now }: UserContext,
  input: OperationArguments<'checkInReservation'>,
): Promise<RecordedHandover> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const begun = await beginHandover(transaction, actor, 'check-in', input, at);
    const { before, occurredAt } = begun;
    const handoverId = await recordHandover(transaction, actor, begun, at);
    const isEarly = occurredAt > before.start_date && occurredAt < before.end_date;
    const { odometerMeters, damage, damageBlocksVehicle } = input;
    await transaction.query({
      name: 'reservation.check-in',
      text: `update reservations set status = 'completed', checked_in_at = $2,
               end_date = case when $4 then $2 else end_date end,
               cost_cents = case when $4 then round(cost_cents * extract(epoch from $2 - start_date)
                 / extract(epoch from end_date - start_date)) else cost_cents end, version = version + 1, updated_at = $3
             where id = $1 and status = 'active'`,
      values: [before.id, occurredAt, at, isEarly],
    });
    await (damageBlocksVehicle ? blockForRepair : keepForTurnaround)(transaction, actor, begun, at);
    await recordReservationEvent(transaction, actor, {
      type: 'reservation.checked-in',
      reservationId: before.id,
      vehicleId: before.vehicle.id,
      version: before.version + 1,
      detail: {
        handoverId,
        occurredAt: occurredAt.toISOString(),
        odometerMeters,
        ...(damage && { damage }),
        ...(isEarly && { endDate: { from: before.end_date.toISOString(), to: occurredAt.toISOString() } }),
      },
    });
    return answerHandover(transaction, actor, handoverId, begun, at);
  });
}
