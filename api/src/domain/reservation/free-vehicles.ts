/** The vehicles nobody has reserved, as a statement; what the pool's rules say of them is decided in reservation-rules.ts. */
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { Statement } from '@fleet/db/tenant-transaction.ts';
import { decideApprover } from './decide-approver.ts';
import type { Period, PoolRules } from './reservation-rules.ts';

export interface VehicleFilter {
  class?: AvailableVehicle['class'] | undefined;
  fuelType?: AvailableVehicle['fuelType'] | undefined;
  minimumSeats?: number | undefined;
  poolId?: string | undefined;
  vehicleId?: string | undefined;
}

/** A pool with its free vehicles; none when all are taken. */
export interface FreePool {
  id: string;
  rules: PoolRules;
  vehicles: AvailableVehicle[];
}

const longestBufferMinutes = 1440;

// The turnaround of both sides counts: the existing reservation's own and the one the new reservation would get from its
// pool. $3 is the end with the longest turnaround a pool may have, so that the index narrows before the join decides.
const text = `
  with taken as (
    select r.vehicle_id
    from reservations r
    join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
    join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
    where r.status in ('pending', 'approved', 'active') and r.start_date < $3 and r.buffered_end_date > $1
      and r.start_date < add_minutes($2, p.buffer_minutes)
  )
  select p.id, p.name, p.site, p.time_zone, p.approval_policy, p.maximum_length_minutes, p.booking_horizon_days,
    (select manager_id from users where id = $8) as manager_id,
    v.id as vehicle_id, v.make || ' ' || v.model as vehicle_name, v.license_plate, v.color, v.class, v.fuel_type, v.seats
  from pools p
  left join vehicles v on v.tenant_id = p.tenant_id and v.pool_id = p.id and v.status = 'active'
    and ($4::text is null or v.class = $4) and ($5::text is null or v.fuel_type = $5)
    and ($6::integer is null or v.seats >= $6) and ($9::uuid is null or v.id = $9)
    and v.id not in (select vehicle_id from taken)
  where $7::uuid is null or p.id = $7
  order by p.name, v.class, v.make, v.model, v.license_plate`;

/** @param creatorUserId who would make the reservation; decides whether it would need approval */
export function freeVehiclesStatement(
  { startDate, endDate }: Period,
  filter: VehicleFilter,
  creatorUserId: string,
): Statement {
  return {
    name: 'reservation.free-vehicles',
    text,
    values: [
      startDate,
      endDate,
      new Date(endDate.getTime() + longestBufferMinutes * 60_000),
      filter.class ?? null,
      filter.fuelType ?? null,
      filter.minimumSeats ?? null,
      filter.poolId ?? null,
      creatorUserId,
      filter.vehicleId ?? null,
    ],
  };
}

export interface FreeVehicleRow {
  id: string;
  name: string;
  site: string;
  time_zone: string;
  approval_policy: 'none' | 'manager';
  maximum_length_minutes: number;
  booking_horizon_days: number;
  manager_id: string | null;
  vehicle_id: string | null;
  vehicle_name: string;
  license_plate: string;
  color: string;
  class: AvailableVehicle['class'];
  fuel_type: AvailableVehicle['fuelType'];
  seats: number;
}

/** Groups the rows, which come ordered by pool. */
export function toFreePools(rows: readonly FreeVehicleRow[], creatorUserId: string): FreePool[] {
  const pools = new Map<string, FreePool>();
  for (const row of rows) {
    let pool = pools.get(row.id);
    if (!pool) {
      pool = { id: row.id, rules: rulesOf(row), vehicles: [] };
      pools.set(row.id, pool);
    }
    if (row.vehicle_id) pool.vehicles.push(toVehicle(row, row.vehicle_id, creatorUserId));
  }
  return [...pools.values()];
}

function rulesOf(row: FreeVehicleRow): PoolRules {
  return {
    poolName: row.name,
    timeZone: row.time_zone,
    maximumLengthMinutes: row.maximum_length_minutes,
    bookingHorizonDays: row.booking_horizon_days,
  };
}

function toVehicle(row: FreeVehicleRow, vehicleId: string, creatorUserId: string): AvailableVehicle {
  const { approval_policy: approvalPolicy, manager_id: managerUserId } = row;
  return {
    vehicleId,
    name: row.vehicle_name,
    licensePlate: row.license_plate,
    color: row.color,
    class: row.class,
    fuelType: row.fuel_type,
    seats: row.seats,
    poolName: row.name,
    site: row.site,
    timeZone: row.time_zone,
    approvalRequired: decideApprover({ approvalPolicy, creatorUserId, managerUserId }) !== null,
  };
}
