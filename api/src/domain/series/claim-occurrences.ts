import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { OneOfManyEvents } from '../record-reservation-events.ts';
import { claimVehicle, type NewReservation } from '../reservation/claim-vehicle.ts';
import { describeConflict, nobodyToAsk } from '../reservation/explain-refusal.ts';
import { findOtherVehicles } from '../reservation/find-alternatives.ts';
import { toPoolRequest, type Wish } from '../reservation/reservation-request.ts';
import { refuseReservation } from '../reservation/reservation-rules.ts';
import type { DriverUsage } from './driver-usage.ts';
import type { Misfit } from './not-fitting.ts';

/** What is the same for all of them. */
export type OccurrenceRequest = Omit<NewReservation, 'wish' | 'occurrence'>;

/**
 * Reserves occurrences that are not there yet, one after the other, because what one driver may use is used up by those before.
 * @param usage of the driver; what is claimed is added to it
 * @returns what to tell of those that are reserved, and which did not fit
 * @throws {DomainError} RULE_VIOLATED when the pool asks for an approval that nobody could give
 */
export async function claimOccurrences(
  transaction: TenantTransaction,
  request: OccurrenceRequest,
  wishes: readonly Wish[],
  { seriesId, usage, now }: { seriesId: string; usage: DriverUsage; now: Date },
): Promise<{ claimed: OneOfManyEvents[]; misfits: Misfit[] }> {
  const { facts, pool, vehicle } = request;
  const claimed: OneOfManyEvents[] = [];
  const misfits: Misfit[] = [];
  for (const wish of wishes) {
    const { startDate, endDate } = wish;
    const driver = { ...request.driver, usage: usage.around(wish) };
    const wanted = { wish, facts, driver, pool, vehicle };
    const refusal = refuseReservation(toPoolRequest(wish, facts, driver, pool, now), vehicle);
    if (refusal) {
      const explanation = { ...refusal, code: 'RULE_VIOLATED' as const, sentence: refusal.message };
      misfits.push({ occurrenceDate: startDate, wanted, explanation });
      continue;
    }
    const occurrence = { seriesId, occurrenceDate: startDate };
    const claim = await claimVehicle(transaction, { ...request, driver, wish, occurrence }, now);
    if (claim.outcome === 'nobody-to-ask')
      throw nobodyToAsk(pool.name, await findOtherVehicles(transaction, wanted, now));
    if (claim.outcome === 'taken') {
      const explanation = await describeConflict(transaction, wanted, now);
      misfits.push({ occurrenceDate: startDate, wanted, explanation });
      continue;
    }
    const { reservationId, status, askedUserIds } = claim;
    usage.put({ id: reservationId, poolId: pool.id, startDate, endDate });
    claimed.push({
      reservationId,
      vehicleId: vehicle.id,
      ...(askedUserIds.length > 0 && { askedUserIds }),
      version: 1,
      detail: { seriesId, status, startDate, endDate },
    });
  }
  return { claimed, misfits };
}
