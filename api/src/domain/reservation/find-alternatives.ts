import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { type BusyPeriod, findFreeTimes } from './free-times.ts';
import { openingStarts } from './opening-rules.ts';
import {
  type DriverFacts,
  type Period,
  type PoolFacts,
  type RequestFacts,
  readRequestFacts,
  requestStatement,
  toPoolRequest,
  type VehicleFacts,
  type Wish,
} from './reservation-request.ts';
import { refuseReservation } from './reservation-rules.ts';
import { later, onWallClock } from './wall-clock.ts';

const otherVehicles = 3;
const searchDays = 7;
const dayMilliseconds = 86_400_000;

export interface WantedReservation {
  wish: Wish;
  facts: RequestFacts;
  driver: DriverFacts;
  pool: PoolFacts;
  vehicle: VehicleFacts;
}

/**
 * What would work instead: other vehicles at the same time, those of the same pool and class first, and the nearest other
 * times of the same vehicle within a week. Every one keeps all rules.
 */
export async function findAlternatives(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<Alternative[]> {
  if (wanted.wish.endDate <= wanted.wish.startDate) return [];
  const [vehicles, times] = await Promise.all([
    findOtherVehicles(transaction, wanted, now),
    findOtherTimes(transaction, wanted, now),
  ]);
  const { id, name, licensePlate } = wanted.vehicle;
  return [
    ...vehicles.map((one) => alternative('other-vehicle', one, wanted.wish)),
    ...times.map((period) => alternative('other-time', { id, name, licensePlate }, period)),
  ];
}

async function findOtherVehicles(
  transaction: TenantTransaction,
  { wish, facts, driver, vehicle }: WantedReservation,
  now: Date,
): Promise<VehicleFacts[]> {
  const open = { ...wish, vehicleId: undefined, class: undefined, poolId: undefined };
  const [row] = await transaction.query<object>(requestStatement('free', facts.creator.userId, open, now));
  const free = readRequestFacts(row, open);
  const nearness = (one: VehicleFacts) =>
    (one.poolId === vehicle.poolId ? 2 : 0) + (one.class === vehicle.class ? 1 : 0);
  const possible = free.vehicles.filter((one) => {
    const pool = free.pools.get(one.poolId);
    return one.id !== vehicle.id && pool && !refuseReservation(toPoolRequest(open, free, driver, pool, now), one);
  });
  return possible.sort((one, other) => nearness(other) - nearness(one)).slice(0, otherVehicles);
}

async function findOtherTimes(
  transaction: TenantTransaction,
  { wish, facts, driver, pool, vehicle }: WantedReservation,
  now: Date,
): Promise<Period[]> {
  const length = wish.endDate.getTime() - wish.startDate.getTime();
  const window = {
    startDate: new Date(Math.max(wish.startDate.getTime() - searchDays * dayMilliseconds, now.getTime())),
    endDate: new Date(Math.max(wish.endDate.getTime(), now.getTime()) + searchDays * dayMilliseconds),
  };
  // What begins at the end of the window must still be known to fit.
  const knownUntil = new Date(window.endDate.getTime() + length + pool.bufferMinutes * 60_000);
  const busy = await transaction.query<{ start_date: Date; end_date: Date | null }>({
    name: 'reservation.busy-periods',
    text: 'select start_date, end_date from check_reservation_conflict($1, $2, $3, $4, $5, $6) order by start_date',
    values: [vehicle.id, window.startDate, knownUntil, now, wish.reservationId ?? null, wish.holdId ?? null],
  });
  const busyPeriods: BusyPeriod[] = busy.map((row) => ({
    startDate: row.start_date,
    bufferedEndDate: row.end_date ?? knownUntil,
  }));
  return findFreeTimes(wish, busyPeriods, pool.bufferMinutes, window, {
    starts: likelyStarts(wish, pool, now),
    accepts: (period) => {
      const request = toPoolRequest({ ...wish, ...period, mayHaveBegun: false }, facts, driver, pool, now);
      return !refuseReservation(request, vehicle);
    },
  });
}

/** Starts at which a rule of the pool is likely to be kept where the wanted one breaks it. */
function likelyStarts(wish: Wish, pool: PoolFacts, now: Date): Date[] {
  const wall = onWallClock(wish.startDate, pool.timeZone);
  const otherDays = Array.from({ length: searchDays }, (_, index) => [index + 1, -index - 1])
    .flat()
    .map((days) => new Date(wall.add({ days }).epochMilliseconds));
  const afterNotice = later(now, pool.minimumNoticeMinutes, pool.timeZone);
  const opening = pool.openingHours || pool.holidays.length > 0 ? openingStarts(pool, now, searchDays * 2) : [];
  return [afterNotice, ...otherDays, ...opening];
}

function alternative(
  kind: Alternative['kind'],
  { id: vehicleId, name: vehicleName, licensePlate }: Pick<VehicleFacts, 'id' | 'name' | 'licensePlate'>,
  { startDate, endDate }: Period,
): Alternative {
  const times = { startDate: startDate.toISOString(), endDate: endDate.toISOString() };
  return { kind, vehicleId, vehicleName, licensePlate, ...times };
}
