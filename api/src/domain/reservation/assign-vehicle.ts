/** Which vehicle somebody gets who leaves the choice open. The same facts always choose the same vehicle. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { describeMinutes } from './describe-period.ts';
import type { PoolFacts, VehicleFacts, Wish } from './reservation-request.ts';

export interface Assignment {
  vehicle: VehicleFacts;
  pool: PoolFacts;
  /** For the person: why this one. */
  reason: string;
}

/** How far a gap is looked at; a vehicle that is free for longer on one side counts as free for so long. */
const gapDays = 7;
const dayMilliseconds = 86_400_000;
/** Gaps that differ by less are alike; then wear decides. */
const gapStepMinutes = 60;

export interface Gap {
  /** Minutes that stay free before and after the reservation, its turnaround included, each at most gapDays. */
  beforeMinutes: number;
  afterMinutes: number;
}

/**
 * Puts the vehicles that would do in the order in which they are given away: no larger than needed, then the tightest gap,
 * so that long free times stay whole, then the fewest kilometers, so that wear is even, then the license plate.
 */
export function rankVehicles(
  candidates: readonly { vehicle: VehicleFacts; pool: PoolFacts; gap: Gap }[],
): Assignment[] {
  const lookedMinutes = (gapDays * dayMilliseconds) / 60_000;
  const ranked = candidates.map((one) => ({
    ...one,
    idleSteps: Math.floor((one.gap.beforeMinutes + one.gap.afterMinutes) / gapStepMinutes),
    isInGap: one.gap.beforeMinutes < lookedMinutes || one.gap.afterMinutes < lookedMinutes,
  }));
  ranked.sort(
    (one, other) =>
      one.vehicle.seats - other.vehicle.seats ||
      one.idleSteps - other.idleSteps ||
      one.vehicle.odometerMeters - other.vehicle.odometerMeters ||
      one.vehicle.licensePlate.localeCompare(other.vehicle.licensePlate, 'en'),
  );
  return ranked.map(({ vehicle, pool, gap, isInGap }) => ({ vehicle, pool, reason: explain(vehicle, gap, isInGap) }));
}

function explain(vehicle: VehicleFacts, gap: Gap, isInGap: boolean): string {
  const kilometers = Math.round(vehicle.odometerMeters / 1_000).toLocaleString('en-GB');
  if (!isInGap) return `Smallest vehicle that does, and the least driven of those free all week (${kilometers} km)`;
  const before = Math.round(gap.beforeMinutes);
  const after = Math.round(gap.afterMinutes);
  const free = [
    before < (gapDays * dayMilliseconds) / 60_000 &&
      (before === 0 ? 'nothing before' : `${describeMinutes(before)} before`),
    after < (gapDays * dayMilliseconds) / 60_000 && (after === 0 ? 'nothing after' : `${describeMinutes(after)} after`),
  ].filter(Boolean);
  return `Fits between other reservations of this vehicle (${free.join(', ')} stays free), so longer free times of others stay whole`;
}

/** The free time around a period for each vehicle. */
export async function readGaps(
  transaction: TenantTransaction,
  vehicles: readonly { vehicle: VehicleFacts; pool: PoolFacts }[],
  { startDate, endDate }: Wish,
): Promise<Map<string, Gap>> {
  const rows = await transaction.query<{ vehicle_id: string; before: number | null; after: number | null }>({
    name: 'reservation.gaps',
    text: `select v.id as vehicle_id,
             extract(epoch from $2::timestamptz - (select max(r.buffered_end_date) from reservations r
               where r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active')
                 and r.start_date < $2 and r.start_date > $4)) / 60 as before,
             extract(epoch from (select min(r.start_date) from reservations r
               where r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active')
                 and r.start_date >= $3 and r.start_date < $5) - add_minutes($3, v.buffer_minutes)) / 60 as after
           from unnest($1::uuid[], $6::int[]) as v (id, buffer_minutes)`,
    values: [
      vehicles.map(({ vehicle }) => vehicle.id),
      startDate,
      endDate,
      new Date(startDate.getTime() - 2 * gapDays * dayMilliseconds),
      new Date(endDate.getTime() + gapDays * dayMilliseconds),
      vehicles.map(({ pool }) => pool.bufferMinutes),
    ],
  });
  const most = (gapDays * dayMilliseconds) / 60_000;
  const limit = (minutes: number | null) => (minutes === null ? most : Math.max(0, Math.min(most, Number(minutes))));
  return new Map(
    rows.map((row) => [row.vehicle_id, { beforeMinutes: limit(row.before), afterMinutes: limit(row.after) }]),
  );
}
