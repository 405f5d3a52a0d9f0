/** Everything the database knows that bears on a new reservation, in one question. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { WantedReservation } from './find-alternatives.ts';
import type { Period } from './reservation-rules.ts';

export interface RequestFacts {
  wanted: WantedReservation;
  approvalPolicy: 'none' | 'manager';
  managerUserId: string | null;
  /** Undefined for somebody who has never driven. */
  driverId: string | undefined;
  /** Of the creator; stands in for one that was not given. */
  department: string | null;
  /** The one that was asked for, else the creator's; null when there is no such cost center. */
  costCenter: string | null;
}

interface FactsRow {
  manager_id: string | null;
  department: string | null;
  cost_center: string | null;
  driver_id: string | null;
  vehicle_name: string;
  license_plate: string;
  class: string;
  status: 'active' | 'maintenance' | 'retired';
  pool_id: string;
  pool_name: string;
  time_zone: string;
  approval_policy: 'none' | 'manager';
  buffer_minutes: number;
  maximum_length_minutes: number;
  booking_horizon_days: number;
}

/** @returns undefined when the tenant has no such vehicle */
export async function readRequestFacts(
  transaction: TenantTransaction,
  creatorUserId: string,
  input: Period & { vehicleId: string; costCenter?: string | undefined },
): Promise<RequestFacts | undefined> {
  const { vehicleId, startDate, endDate } = input;
  const [row] = await transaction.query<FactsRow>({
    name: 'reservation.request-facts',
    text: `select u.manager_id, u.department,
             (select code from cost_centers where code = coalesce($3, u.cost_center)) as cost_center,
             d.id as driver_id, v.make || ' ' || v.model as vehicle_name, v.license_plate, v.class, v.status,
             p.id as pool_id, p.name as pool_name, p.time_zone, p.approval_policy, p.buffer_minutes,
             p.maximum_length_minutes, p.booking_horizon_days
           from vehicles v
           join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
           join users u on u.tenant_id = v.tenant_id and u.id = $2
           left join drivers d on d.tenant_id = u.tenant_id and d.user_id = u.id
           where v.id = $1`,
    values: [vehicleId, creatorUserId, input.costCenter || null],
  });
  if (!row) return undefined;
  const vehicle = { name: row.vehicle_name, licensePlate: row.license_plate, class: row.class, status: row.status };
  const pool = {
    id: row.pool_id,
    poolName: row.pool_name,
    timeZone: row.time_zone,
    bufferMinutes: row.buffer_minutes,
    maximumLengthMinutes: row.maximum_length_minutes,
    bookingHorizonDays: row.booking_horizon_days,
  };
  return {
    wanted: { creatorUserId, vehicleId, startDate, endDate, vehicle, pool },
    approvalPolicy: row.approval_policy,
    managerUserId: row.manager_id,
    driverId: row.driver_id ?? undefined,
    department: row.department,
    costCenter: row.cost_center,
  };
}
