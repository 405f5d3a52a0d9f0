import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { UserContext } from '../command-context.ts';

type Occupancy = NonNullable<Vehicle['currentReservation']>;

interface VehicleRow extends Omit<Vehicle, 'currentReservation' | 'nextReservation'> {
  current_start: Date | null;
  current_end: Date | null;
  current_status: Occupancy['status'] | null;
  next_start: Date | null;
  next_end: Date | null;
  next_status: Occupancy['status'] | null;
}

// What occupies a vehicle now is among the few live reservations that began, read once; what comes next is one step in its own index.
const listText = `
  with current_one as materialized (
    select vehicle_id, start_date, end_date, status from reservations
    where status in ('pending', 'approved', 'active') and start_date <= $1 and buffered_end_date > $1 and end_date > $1
  )
  select v.id, v.pool_id as "poolId", p.name as "poolName", p.site, p.time_zone as "timeZone",
    v.license_plate as "licensePlate", v.make, v.model, v.color, v.class, v.fuel_type as "fuelType", v.seats,
    v.odometer_meters as "odometerMeters", v.status,
    c.start_date as current_start, c.end_date as current_end, c.status as current_status,
    n.start_date as next_start, n.end_date as next_end, n.status as next_status
  from vehicles v
  join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
  left join current_one c on c.vehicle_id = v.id
  left join lateral (
    select r.start_date, r.end_date, r.status from reservations r
    where r.tenant_id = v.tenant_id and r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active')
      and r.start_date > $1
    order by r.start_date limit 1
  ) n on true
  where ($2::uuid is null or v.pool_id = $2) and ($3::text is null or v.class = $3) and ($4::text is null or v.status = $4)
  order by p.name, v.class, v.make, v.model, v.license_plate`;

/** The vehicles of the tenant with what occupies them now and next, without saying whose it is. */
export async function listVehicles(
  { database, tenantId, now }: UserContext,
  input: OperationArguments<'listVehicles'>,
): Promise<OperationOutput<'listVehicles'>> {
  const rows = await database.read<VehicleRow>(tenantId, {
    name: 'vehicle.list',
    text: listText,
    values: [now(), input.poolId ?? null, input.class ?? null, input.status ?? null],
  });
  return { vehicles: rows.map(toVehicle) };
}

function toVehicle(row: VehicleRow): Vehicle {
  const { current_start, current_end, current_status, next_start, next_end, next_status, ...vehicle } = row;
  return {
    ...vehicle,
    currentReservation: toOccupancy(current_start, current_end, current_status),
    nextReservation: toOccupancy(next_start, next_end, next_status),
  };
}

function toOccupancy(start: Date | null, end: Date | null, status: Occupancy['status'] | null): Occupancy | null {
  if (!start || !end || !status) return null;
  return { startDate: start.toISOString(), endDate: end.toISOString(), status };
}
