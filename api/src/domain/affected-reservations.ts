/** Whom it concerns when vehicles are not lent for a time. Nothing happens to these reservations by itself: a manager settles each. */
import { type AffectedReservations, maximumAffectedReservations } from '@fleet/contracts/affected-reservations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';

/** Which vehicles, and when. */
export interface Span {
  /** One vehicle, all of a pool, or without both all of the tenant. */
  vehicleId: string | null;
  poolId: string | null;
  startDate: Date;
  /** Null is without end. */
  endDate: Date | null;
}

interface Row {
  id: string;
  vehicleId: string;
  vehicleName: string;
  licensePlate: string;
  driverName: string;
  start_date: Date;
  end_date: Date;
  status: 'pending' | 'approved' | 'active';
  total: number;
}

/**
 * Holds the vehicles of a span until the end of the transaction: nobody claims one meanwhile, so whoever comes after sees what
 * this transaction writes, and whoever came before is counted below.
 */
export async function holdVehicles(
  transaction: TenantTransaction,
  span: Pick<Span, 'vehicleId' | 'poolId'>,
): Promise<void> {
  await transaction.query({
    name: 'vehicle.hold-for-span',
    text: `select from vehicles where ($1::uuid is null or id = $1) and ($2::uuid is null or pool_id = $2) order by id for update`,
    values: [span.vehicleId, span.poolId],
  });
}

/** The live reservations that fall into a span: all counted, the first ones listed. */
export async function readAffected(transaction: TenantTransaction, span: Span): Promise<AffectedReservations> {
  const rows = await transaction.query<Row>({
    name: 'reservation.affected',
    text: `select r.id, v.id as "vehicleId", v.make || ' ' || v.model as "vehicleName", v.license_plate as "licensePlate",
             d.display_name as "driverName", r.start_date, r.end_date, r.status, count(*) over () as total
           from reservations r
           join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
           join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
           where r.status in ('pending', 'approved', 'active') and r.start_date < coalesce($2::timestamptz, 'infinity') and r.end_date > $1
             and ($3::uuid is null or v.id = $3) and ($4::uuid is null or v.pool_id = $4)
           order by r.start_date, r.id limit ${maximumAffectedReservations}`,
    values: [span.startDate, span.endDate, span.vehicleId, span.poolId],
  });
  return {
    count: rows[0]?.total ?? 0,
    reservations: rows.map(({ start_date, end_date, total: _, ...row }) => ({
      ...row,
      startDate: start_date.toISOString(),
      endDate: end_date.toISOString(),
    })),
  };
}
