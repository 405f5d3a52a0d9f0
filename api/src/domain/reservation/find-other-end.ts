import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { latestDecidedEnd } from './decision-rules.ts';
import { likelyEnds, searchDays } from './likely-times.ts';
import { openingStarts } from './opening-rules.ts';
import { readBusyPeriods } from './read-busy-periods.ts';
import { type Period, toPoolRequest } from './reservation-request.ts';
import { refuseReservation } from './reservation-rules.ts';
import { minuteMilliseconds } from './wall-clock.ts';
import type { WantedReservation } from './wanted-reservation.ts';

const stepMilliseconds = 15 * minuteMilliseconds;
const dayMilliseconds = 86_400_000;

/**
 * For a vehicle that is out: the latest end up to the wanted one; where there is none, the first after it. Whoever wants more time
 * is not offered less, and nothing ends in the past.
 */
export async function findOtherEnd(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<Period[]> {
  const { wish, facts, driver, pool, vehicle } = wanted;
  const { startDate, endDate, present } = wish;
  if (!present) return [];
  const latest = new Date(endDate.getTime() + searchDays * dayMilliseconds);
  const bufferMilliseconds = pool.bufferMinutes * minuteMilliseconds;
  const knownUntil = new Date(latest.getTime() + bufferMilliseconds);
  // What was laid over the time it has already is not in its way.
  const busy = await readBusyPeriods(transaction, wanted, { startDate: present.endDate, endDate: knownUntil }, now);
  const next = busy[0]?.startDate.getTime() ?? Number.POSITIVE_INFINITY;
  const free = Math.floor((next - bufferMilliseconds) / stepMilliseconds) * stepMilliseconds;
  const isMore = endDate > present.endDate;
  const least = isMore && present.endDate > now ? present.endDate : now;
  const accepts = (end: Date) =>
    end > least &&
    (end <= present.endDate || end.getTime() <= free) &&
    !refuseReservation(toPoolRequest({ ...wish, endDate: end }, facts, driver, pool, now), vehicle);
  const request = toPoolRequest(wish, facts, driver, pool, now);
  const decided = latestDecidedEnd(request, vehicle).getTime();
  const until = new Date(Math.min(decided, isMore ? free : endDate.getTime()));
  const earlier = likelyEnds(request, until);
  const following = openingStarts(pool, endDate, searchDays);
  const end = [...earlier, ...following].find(accepts);
  return end ? [{ startDate, endDate: end }] : [];
}
