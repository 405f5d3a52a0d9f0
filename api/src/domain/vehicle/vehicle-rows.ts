/** How a vehicle is read: one text for every query, one mapping to what callers see. */
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';

type Occupancy = NonNullable<Vehicle['currentReservation']>;
type Instants = 'freeFrom' | 'retiredAt' | 'createdAt' | 'updatedAt';

export interface VehicleRow extends Omit<Vehicle, 'currentReservation' | 'nextReservation' | Instants> {
  freeFrom: Date | null;
  retiredAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  current_start: Date | null;
  current_end: Date | null;
  current_status: Occupancy['status'] | null;
  next_start: Date | null;
  next_end: Date | null;
  next_status: Occupancy['status'] | null;
}

/**
 * `select … from …` with the vehicle as `v` and its pool as `p`; a condition follows. $1 is now.
 *
 * What occupies a vehicle now is among the few live reservations that began, read once; what comes next is one step in its
 * own index. It is free again after the first of its reservations, from the current one on, that no other follows at once.
 * @param moreColumns each preceded by a comma
 */
export const selectVehicle = (moreColumns = '') => `
  with current_one as materialized (
    select vehicle_id, start_date, end_date, status from reservations
    where status in ('pending', 'approved', 'active') and start_date <= $1 and buffered_end_date > $1 and end_date > $1
  )
  select v.id, v.pool_id as "poolId", p.name as "poolName", p.site, p.time_zone as "timeZone",
    v.license_plate as "licensePlate", v.make, v.model, v.color, v.class, v.fuel_type as "fuelType", v.seats,
    v.odometer_meters as "odometerMeters", v.equipment, v.range_meters as "rangeMeters", v.photo_id as "photoId", v.status,
    v.mailbox_address as "mailboxAddress", v.retired_at as "retiredAt", v.version, v.created_at as "createdAt",
    v.updated_at as "updatedAt",
    c.start_date as current_start, c.end_date as current_end, c.status as current_status,
    n.start_date as next_start, n.end_date as next_end, n.status as next_status,
    case when v.status = 'maintenance' then m.end_date else f.buffered_end_date end as "freeFrom"${moreColumns}
  from vehicles v
  join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
  left join current_one c on c.vehicle_id = v.id
  left join lateral (
    select r.start_date, r.end_date, r.status from reservations r
    where r.tenant_id = v.tenant_id and r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active')
      and r.start_date > $1
    order by r.start_date limit 1
  ) n on true
  left join lateral (
    select r.buffered_end_date from reservations r
    where r.tenant_id = v.tenant_id and r.vehicle_id = v.id and r.status in ('pending', 'approved', 'active')
      and r.start_date >= c.start_date
      and not exists (
        select from reservations s
        where s.tenant_id = r.tenant_id and s.vehicle_id = r.vehicle_id and s.status in ('pending', 'approved', 'active')
          and s.start_date = r.buffered_end_date
      )
    order by r.start_date limit 1
  ) f on true
  left join lateral (
    select m.end_date from maintenance m
    where m.tenant_id = v.tenant_id and m.vehicle_id = v.id and m.status = 'in_progress' and v.status = 'maintenance'
    order by m.start_date desc limit 1
  ) m on true`;

export const selectVehicleById = { name: 'vehicle.by-id', text: `${selectVehicle()} where v.id = $2` };

/** @throws {DomainError} NOT_FOUND */
export async function readVehicle(transaction: TenantTransaction, vehicleId: string, now: Date): Promise<Vehicle> {
  const [row] = await transaction.query<VehicleRow>({ ...selectVehicleById, values: [now, vehicleId] });
  if (!row) throw vehicleNotFound();
  return toVehicle(row);
}

export function vehicleNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such vehicle. Choose one from the list of vehicles.');
}

export function toVehicle(row: VehicleRow): Vehicle {
  const { current_start, current_end, current_status, next_start, next_end, next_status, ...vehicle } = row;
  return {
    ...vehicle,
    freeFrom: row.freeFrom?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    currentReservation: toOccupancy(current_start, current_end, current_status),
    nextReservation: toOccupancy(next_start, next_end, next_status),
  };
}

function toOccupancy(start: Date | null, end: Date | null, status: Occupancy['status'] | null): Occupancy | null {
  if (!start || !end || !status) return null;
  return { startDate: start.toISOString(), endDate: end.toISOString(), status };
}
