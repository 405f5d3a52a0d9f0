import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { type FreeTimeSearch, findFreeTimes, findShorterTime } from './free-times.ts';
import { likelyDays, likelyEnds, likelyStarts, searchDays } from './likely-times.ts';
import { offerVehicles } from './offer-vehicles.ts';
import { readBusyPeriods } from './read-busy-periods.ts';
import { type Period, readRequestFacts, requestStatement, toPoolRequest } from './reservation-request.ts';
import { refuseByVehicle } from './reservation-rules.ts';
import { minuteMilliseconds } from './wall-clock.ts';
import type { WantedReservation } from './wanted-reservation.ts';

const dayMilliseconds = 86_400_000;

/** The nearest times at which the vehicle could be reserved for as long as wanted, and a shorter one where that is of use. */
export async function findOtherTimes(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<Period[]> {
  const request = toPoolRequest(wanted.wish, wanted.facts, wanted.driver, wanted.pool, now);
  // No other time makes a vehicle larger.
  if (refuseByVehicle(request, wanted.vehicle)) return [];
  for (const day of likelyDays(request)) {
    const found = await findTimesAround(transaction, wanted, day, now);
    if (found.length > 0) return found;
  }
  return [];
}

async function findTimesAround(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  day: Date,
  now: Date,
): Promise<Period[]> {
  const { wish, pool, vehicle } = wanted;
  const length = wish.endDate.getTime() - wish.startDate.getTime();
  const hasQuotas = pool.quotas.length > 0;
  // What a driver has used is known for a month around a day.
  const reach = searchDays * dayMilliseconds + (hasQuotas ? 0 : length);
  const window = {
    startDate: new Date(Math.max(day.getTime() - searchDays * dayMilliseconds, now.getTime())),
    endDate: new Date(day.getTime() + reach),
  };
  // What begins at the end of the window must still be known to fit.
  const knownUntil = new Date(window.endDate.getTime() + length + pool.bufferMinutes * minuteMilliseconds);
  const from = new Date(Math.min(window.startDate.getTime(), wish.startDate.getTime()));
  const [busy, driver] = await Promise.all([
    readBusyPeriods(transaction, wanted, { startDate: from, endDate: knownUntil }, now),
    hasQuotas ? readDriverAround(transaction, wanted, day, now) : wanted.driver,
  ]);
  const facts = { ...wanted.facts, pools: new Map([[pool.id, pool]]), vehicles: [vehicle] };
  const wishFor = (period: Period) => ({
    ...wish,
    ...period,
    mayHaveBegun: wish.mayHaveBegun && period.startDate.getTime() === wish.startDate.getTime(),
  });
  const search: FreeTimeSearch = {
    wanted: wish,
    busy,
    bufferMinutes: pool.bufferMinutes,
    window,
    starts: likelyStarts(toPoolRequest(wish, facts, driver, pool, now), day),
    ends: (startDate, latest) =>
      likelyEnds(toPoolRequest({ ...wish, startDate, endDate: latest }, facts, driver, pool, now), latest),
    accepts: (period) => !isPresent(wanted, period) && offerVehicles(facts, driver, wishFor(period), now).length > 0,
  };
  const times = findFreeTimes(search);
  const shorter = findShorterTime(search);
  return shorter && isOfUse(shorter, times, length) ? [...times, shorter] : times;
}

/** Whoever changes a reservation has what lies within it already. */
function isPresent({ wish: { present }, vehicle }: WantedReservation, { startDate, endDate }: Period): boolean {
  return present?.vehicleId === vehicle.id && present.startDate <= startDate && present.endDate >= endDate;
}

/** A shorter time is: where there is no other, or for the better half of what was wanted. */
function isOfUse({ startDate, endDate }: Period, times: readonly Period[], wantedLength: number): boolean {
  const isBegunBy = (one: Period) => one.startDate.getTime() === startDate.getTime();
  return times.length === 0 || (!times.some(isBegunBy) && endDate.getTime() - startDate.getTime() >= wantedLength / 2);
}

async function readDriverAround(
  transaction: TenantTransaction,
  { wish, facts, driver }: WantedReservation,
  day: Date,
  now: Date,
): Promise<WantedReservation['driver']> {
  const there = { ...wish, driverId: driver.id ?? wish.driverId, startDate: day, endDate: day };
  const [row] = await transaction.query<object>(requestStatement('all', facts.creator.userId, there, now));
  return { ...driver, usage: readRequestFacts(row, there).driver?.usage ?? [] };
}
