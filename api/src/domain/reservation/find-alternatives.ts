import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { findFreeTimes } from './free-times.ts';
import { type FreeVehicleRow, freeVehiclesStatement, toFreePools } from './free-vehicles.ts';
import { type Period, type PoolRules, refuseReservation, type VehicleState } from './reservation-rules.ts';

const otherVehicles = 3;
const searchDays = 7;
const dayMilliseconds = 86_400_000;

export interface WantedReservation extends Period {
  creatorUserId: string;
  vehicleId: string;
  vehicle: VehicleState & { class: string };
  pool: PoolRules & { id: string; bufferMinutes: number };
}

/**
 * What would work instead of a vehicle that is taken: other vehicles of the pool at the same time, those of the same class
 * first, and the nearest other times of the same vehicle within a week.
 */
export async function findAlternatives(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<Alternative[]> {
  const { vehicleId, vehicle, pool, creatorUserId } = wanted;
  const window = {
    startDate: new Date(Math.max(wanted.startDate.getTime() - searchDays * dayMilliseconds, now.getTime())),
    endDate: new Date(wanted.endDate.getTime() + searchDays * dayMilliseconds),
  };
  const [free, busy] = await Promise.all([
    transaction.query<FreeVehicleRow>(freeVehiclesStatement(wanted, { poolId: pool.id }, creatorUserId)),
    transaction.query<{ start_date: Date; buffered_end_date: Date }>({
      name: 'reservation.busy-periods',
      text: `select start_date, buffered_end_date from reservations
             where vehicle_id = $1 and status in ('pending', 'approved', 'active')
               and start_date < $3 and buffered_end_date > $2 order by start_date`,
      values: [vehicleId, window.startDate, longestClaimEnd(wanted, window.endDate)],
    }),
  ]);
  const vehicles = toFreePools(free, creatorUserId)
    .flatMap((one) => one.vehicles)
    .sort((one, other) => Number(other.class === vehicle.class) - Number(one.class === vehicle.class))
    .slice(0, otherVehicles);
  const busyPeriods = busy.map((row) => ({ startDate: row.start_date, bufferedEndDate: row.buffered_end_date }));
  const times = findFreeTimes(wanted, busyPeriods, pool.bufferMinutes, window).filter(
    (period) => !refuseReservation(period, vehicle, pool, now),
  );
  const { name: vehicleName, licensePlate } = vehicle;
  return [
    ...vehicles.map((one) => alternative('other-vehicle', one.vehicleId, one.name, one.licensePlate, wanted)),
    ...times.map((period) => alternative('other-time', vehicleId, vehicleName, licensePlate, period)),
  ];
}

/** What begins at the end of the window must still be known to fit. */
function longestClaimEnd({ startDate, endDate, pool }: WantedReservation, windowEnd: Date): Date {
  const claim = endDate.getTime() - startDate.getTime() + pool.bufferMinutes * 60_000;
  return new Date(windowEnd.getTime() + claim);
}

function alternative(
  kind: Alternative['kind'],
  vehicleId: string,
  vehicleName: string,
  licensePlate: string,
  { startDate, endDate }: Period,
): Alternative {
  const times = { startDate: startDate.toISOString(), endDate: endDate.toISOString() };
  return { kind, vehicleId, vehicleName, licensePlate, ...times };
}
