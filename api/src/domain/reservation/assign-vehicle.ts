/** Which vehicle somebody gets who leaves the choice open. The same facts always choose the same vehicle. */
import type { AssignmentReason } from '@fleet/contracts/reservation.ts';
import { vehicleClasses } from '@fleet/contracts/vehicle.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { describeAssignmentReason, wearDays } from './assignment-reason.ts';
import type { PoolFacts, VehicleFacts, Wish } from './reservation-request.ts';

/** Nobody takes a vehicle for less: what is left beside a reservation and shorter than this is lost. */
const shortestLoanMinutes = 60;
/** Vehicles whose odometers differ by less are worn alike. */
const alikeMeters = 1_000_000;
const dayMilliseconds = 86_400_000;

interface Choice {
  vehicle: VehicleFacts;
  pool: PoolFacts;
}

export interface Candidate extends Choice {
  /** Minutes left free between the reservation, its turnaround included, and what claims the vehicle next to it; null is long. */
  beforeMinutes: number | null;
  afterMinutes: number | null;
  /** How long it is reserved in the weeks around. */
  reservedMinutes: number;
  /** Whether it is of the pool whose vehicle the driver had last. */
  isOfUsualPool: boolean;
  /** How much equipment it has that nobody asked for. */
  spareEquipment: number;
}

export interface Assignment extends Choice {
  why: AssignmentReason;
  /** The same as a sentence, in English. */
  reason: string;
}

interface Criterion {
  /** The less the better. */
  measure: (candidate: Candidate) => number;
  /** Those that differ by no more are alike, and the next criterion decides. */
  alikeWithin: number;
  why: (candidate: Candidate) => AssignmentReason;
}

/**
 * It is where the driver takes vehicles; large and rare ones stay free for those who need them; then no time is wasted; then wear
 * is even.
 */
const criteria: readonly Criterion[] = [
  {
    measure: ({ isOfUsualPool }) => (isOfUsualPool ? 0 : 1),
    alikeWithin: 0,
    why: ({ pool }) => ({ code: 'usual-pool', pool: pool.name }),
  },
  {
    measure: ({ vehicle }) => vehicleClasses.indexOf(vehicle.class),
    alikeWithin: 0,
    why: ({ vehicle }) => ({ code: 'smallest-class', class: vehicle.class }),
  },
  {
    measure: ({ vehicle }) => vehicle.seats,
    alikeWithin: 0,
    why: ({ vehicle }) => ({ code: 'smallest', seats: vehicle.seats }),
  },
  {
    measure: ({ spareEquipment }) => spareEquipment,
    alikeWithin: 0,
    why: () => ({ code: 'least-equipment' }),
  },
  {
    measure: ({ beforeMinutes, afterMinutes, pool }) =>
      [beforeMinutes, afterMinutes].filter((minutes) => isTooShortToLend(minutes, pool)).length,
    alikeWithin: 0,
    why: () => ({ code: 'fewest-gaps' }),
  },
  {
    measure: ({ vehicle }) => vehicle.odometerMeters,
    alikeWithin: alikeMeters,
    why: ({ vehicle }) => ({ code: 'least-driven', odometerMeters: vehicle.odometerMeters }),
  },
  {
    measure: ({ reservedMinutes }) => reservedMinutes,
    alikeWithin: 0,
    why: ({ reservedMinutes }) => ({ code: 'least-reserved', reservedMinutes }),
  },
];

const onlyOne: AssignmentReason = { code: 'only-one' };
const firstOfAlike: AssignmentReason = { code: 'first-of-alike' };

function isTooShortToLend(minutes: number | null, { bufferMinutes }: PoolFacts): boolean {
  return minutes !== null && minutes > 0 && minutes < shortestLoanMinutes + bufferMinutes;
}

/** Puts the vehicles that would do in the order in which they are given away, each with why it comes before the rest. */
export function rankVehicles(candidates: readonly Candidate[]): Assignment[] {
  const byPlate = candidates.toSorted((one, other) =>
    one.vehicle.licensePlate.localeCompare(other.vehicle.licensePlate, 'en'),
  );
  return rankBy(criteria, byPlate).map((ranked) => toAssignment(ranked, ranked.why));
}

function toAssignment({ vehicle, pool }: Choice, why: AssignmentReason): Assignment {
  return { vehicle, pool, why, reason: describeAssignmentReason(why) };
}

type Ranked = Candidate & { why: AssignmentReason };

/** @param alike in the order in which they stay where no criterion tells them apart */
function rankBy([criterion, ...finer]: readonly Criterion[], alike: readonly Candidate[]): Ranked[] {
  if (!criterion || alike.length < 2) {
    return alike.map((one, index) => ({ ...one, why: index < alike.length - 1 ? firstOfAlike : onlyOne }));
  }
  const groups = groupBy(criterion, alike);
  return groups.flatMap((group, index) => {
    const ranked = rankBy(finer, group);
    const last = ranked.at(-1);
    // The last of a group comes before the next group for no other reason than this.
    return last && index < groups.length - 1 ? ranked.with(-1, { ...last, why: criterion.why(last) }) : ranked;
  });
}

function groupBy({ measure, alikeWithin }: Criterion, candidates: readonly Candidate[]): Candidate[][] {
  const sorted = candidates.toSorted((one, other) => measure(one) - measure(other));
  const groups: Candidate[][] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const candidate of sorted) {
    const group = groups.at(-1);
    if (group && measure(candidate) - least <= alikeWithin) group.push(candidate);
    else {
      least = measure(candidate);
      groups.push([candidate]);
    }
  }
  return groups;
}

/**
 * The vehicles in the order in which they are given away for the wish.
 * @param driverId of whoever drives; null for one who has never had a vehicle
 */
export async function assignVehicles(
  transaction: TenantTransaction,
  offers: readonly Choice[],
  wish: Wish,
  driverId: string | null,
  now: Date,
): Promise<Assignment[]> {
  if (offers.length < 2) return offers.map((offer) => toAssignment(offer, onlyOne));
  const rows = await transaction.query<SurroundingsRow>({
    name: 'reservation.surroundings',
    text: surroundingsText,
    values: [
      offers.map(({ vehicle }) => vehicle.id),
      offers.map(({ pool }) => pool.id),
      offers.map(({ pool }) => pool.bufferMinutes),
      wish.startDate,
      wish.endDate,
      now,
      wish.reservationId ?? null,
      wish.holdId ?? null,
      new Date(wish.startDate.getTime() - wearDays * dayMilliseconds),
      new Date(wish.startDate.getTime() + wearDays * dayMilliseconds),
      driverId,
    ],
  });
  const around = new Map(rows.map((row) => [row.vehicle_id, row]));
  return rankVehicles(
    offers.map(({ vehicle, pool }) => {
      const { before_minutes = null, after_minutes = null, reserved_minutes = 0 } = around.get(vehicle.id) ?? {};
      return {
        vehicle,
        pool,
        beforeMinutes: before_minutes,
        afterMinutes: after_minutes,
        reservedMinutes: Math.round(reserved_minutes),
        isOfUsualPool: pool.id === rows[0]?.usual_pool_id,
        spareEquipment: vehicle.equipment.filter((one) => !wish.equipment?.includes(one)).length,
      };
    }),
  );
}

interface SurroundingsRow {
  vehicle_id: string;
  before_minutes: number | null;
  after_minutes: number | null;
  reserved_minutes: number;
  usual_pool_id: string | null;
}

/**
 * What lies next to a period for each vehicle. Live reservations of a vehicle do not overlap, so the one that began last is the
 * one that ends last, however long ago it began; what was over before now leaves no gap that somebody could have had.
 */
const surroundingsText = `
  select v.id as vehicle_id,
    (extract(epoch from $4::timestamptz - before.ended) / 60)::float8 as before_minutes,
    (extract(epoch from after.begins - add_minutes($5, v.buffer_minutes)) / 60)::float8 as after_minutes,
    wear.minutes as reserved_minutes,
    (select had.pool_id from reservations r join vehicles had on had.tenant_id = r.tenant_id and had.id = r.vehicle_id
      where r.driver_id = $11 and r.status in ('pending', 'approved', 'active', 'completed')
      order by r.start_date desc limit 1) as usual_pool_id
  from unnest($1::uuid[], $2::uuid[], $3::int[]) as v (id, pool_id, buffer_minutes)
  cross join lateral (
    select max(ended) as ended from (
      (select r.buffered_end_date as ended from reservations r
        where r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active', 'completed') and r.start_date < $4
          and r.id is distinct from $7 order by r.start_date desc limit 1)
      union all
      select h.buffered_end_date from holds h
        where h.vehicle_id = v.id and h.expires_at > $6 and h.start_date < $4 and h.id is distinct from $8
      union all
      select b.end_date from blackouts b
        where (b.vehicle_id = v.id or b.pool_id = v.pool_id or (b.vehicle_id is null and b.pool_id is null))
          and b.end_date > $6 and b.start_date < $4
      union all
      select m.end_date from maintenance m
        where m.vehicle_id = v.id and m.status in ('planned', 'in_progress') and m.start_date < $4
    ) claims where ended > $6
  ) before
  cross join lateral (
    select min(begins) as begins from (
      (select r.start_date as begins from reservations r
        where r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active') and r.start_date >= $5
          and r.id is distinct from $7 order by r.start_date limit 1)
      union all
      select h.start_date from holds h
        where h.vehicle_id = v.id and h.expires_at > $6 and h.start_date >= $5 and h.id is distinct from $8
      union all
      select b.start_date from blackouts b
        where (b.vehicle_id = v.id or b.pool_id = v.pool_id or (b.vehicle_id is null and b.pool_id is null))
          and b.end_date > $5 and b.start_date >= $5
      union all
      select m.start_date from maintenance m
        where m.vehicle_id = v.id and m.status in ('planned', 'in_progress') and m.start_date >= $5
    ) claims
  ) after
  cross join lateral (
    select coalesce(sum(extract(epoch from r.end_date - r.start_date)) / 60, 0)::float8 as minutes from reservations r
    where r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active', 'completed')
      and r.start_date > $9 and r.start_date < $10 and r.id is distinct from $7
  ) wear`;
