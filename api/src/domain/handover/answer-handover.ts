import type { RecordedHandover } from '@fleet/contracts/handover.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { readAffected } from '../affected-reservations.ts';
import type { UserActor } from '../command-context.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';
import { toReservation } from '../reservation/reservation-rows.ts';
import type { BegunHandover } from './begin-handover.ts';
import { type HandoverRow, selectHandover, toHandover } from './handover-rows.ts';

/** The handover with its reservation as it is now, and for fleet managers with those that a damage affects. */
export async function answerHandover(
  transaction: TenantTransaction,
  actor: UserActor,
  handoverId: string,
  { before, occurredAt, input }: BegunHandover,
  now: Date,
): Promise<RecordedHandover> {
  const isToSettle = input.damageBlocksVehicle && managesFleet(actor);
  const span = { vehicleId: before.vehicle.id, poolId: null, startDate: occurredAt, endDate: null };
  const [[row], reservation, affected] = await Promise.all([
    transaction.query<HandoverRow>({
      name: 'handover.by-id',
      text: `${selectHandover()} where h.id = $1`,
      values: [handoverId],
    }),
    readVisibleReservation((statement) => transaction.query(statement), actor, before.id),
    isToSettle ? readAffected(transaction, span) : undefined,
  ]);
  if (!row) throw new Error('A handover vanished within its own transaction');
  return { ...toHandover(row), reservation: toReservation(reservation, actor, now), ...(affected && { affected }) };
}
