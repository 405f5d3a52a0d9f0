import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { DriverFacts, Period, PoolFacts } from '../reservation/reservation-request.ts';

type Used = DriverFacts['usage'][number] & { id: string };

const dayMilliseconds = 86_400_000;
/** A quota looks at one week or month. */
const aroundMilliseconds = 32 * dayMilliseconds;

/** What a driver has reserved over the whole time of a series, kept up to date while the series is being placed. */
export interface DriverUsage {
  /** @param exceptId the reservation that is being moved */
  around(period: Period, exceptId?: string): DriverFacts['usage'];
  put(used: Used): void;
}

/** Reads nothing where the pool has no quotas, as no rule looks at it then. */
export async function readDriverUsage(
  transaction: TenantTransaction,
  driverId: string,
  pool: PoolFacts,
  { startDate, endDate }: Period,
): Promise<DriverUsage> {
  const values = [
    driverId,
    new Date(startDate.getTime() - aroundMilliseconds),
    new Date(endDate.getTime() + aroundMilliseconds),
  ];
  const rows =
    pool.quotas.length === 0
      ? []
      : await transaction.query<Used>({
          name: 'series.driver-usage',
          text: `select r.id, v.pool_id as "poolId", r.start_date as "startDate", r.end_date as "endDate"
                 from reservations r join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
                 where r.driver_id = $1 and r.status in ('pending', 'approved', 'active', 'completed')
                   and r.start_date > $2 and r.start_date < $3`,
          values,
        });
  const all = new Map(rows.map((row) => [row.id, row]));
  return {
    around(period, exceptId) {
      const isNear = (one: Used) =>
        Math.abs(one.startDate.getTime() - period.startDate.getTime()) <= aroundMilliseconds;
      return [...all.values()].filter((one) => one.id !== exceptId && isNear(one));
    },
    put(used) {
      if (pool.quotas.length > 0) all.set(used.id, used);
    },
  };
}
