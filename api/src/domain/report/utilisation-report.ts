import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { weekdays } from '@fleet/contracts/pool.ts';
import type { UtilisationReport, VehicleUtilisation } from '@fleet/contracts/report.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { poolNotFound } from '../pool/pool-rows.ts';
import { type OpenPool, openPeriods } from './open-periods.ts';
import { readPeriod } from './report-period.ts';
import { hoursStatement, type OpenTime, utilisationStatement } from './utilisation-statements.ts';

interface HourRow {
  /** 1 is Monday */
  weekday: number;
  hour: number;
  reservedMinutes: number;
}

/**
 * How much each vehicle was used in a period, and at which hours of the week all of them together.
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for a period that is none or too long; NOT_FOUND for an unknown pool
 */
export async function getUtilisationReport(
  { actor, database, tenantId }: UserContext,
  input: OperationArguments<'getUtilisationReport'>,
): Promise<UtilisationReport> {
  requireFleetManagement(actor, 'read reports');
  const { from, to } = readPeriod(input);
  const { poolId } = input;
  const pools = await database.read<OpenPool & { id: string }>(tenantId, {
    name: 'report.pools',
    text: `select id, time_zone as "timeZone", opening_hours as "openingHours", holidays from pools
           where $1::uuid is null or id = $1`,
    values: [poolId ?? null],
  });
  if (poolId && pools.length === 0) throw poolNotFound();
  const openTimes = pools.map(({ id, ...pool }) => measureOpenTime(id, pool, from, to));
  const [vehicles, hours] = await Promise.all([
    database.read<Omit<VehicleUtilisation, 'usedShare'>>(
      tenantId,
      utilisationStatement({ from, to, poolId }, openTimes),
    ),
    database.read<HourRow>(tenantId, hoursStatement({ from, to, poolId })),
  ]);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    vehicles: vehicles.map((vehicle) => ({
      ...vehicle,
      usedShare: vehicle.openMinutes > 0 ? vehicle.reservedOpenMinutes / vehicle.openMinutes : null,
    })),
    hours: hours.map(({ weekday, ...rest }) => ({ weekday: weekdays[weekday - 1] ?? 'monday', ...rest })),
  };
}

function measureOpenTime(poolId: string, pool: OpenPool, from: Date, to: Date): OpenTime {
  const openTime: OpenTime = { poolId, opens: [], closes: [], before: [], total: 0 };
  for (const { startDate, endDate } of openPeriods(pool, from, to)) {
    const [opens, closes] = [startDate.getTime() / 1_000, endDate.getTime() / 1_000];
    openTime.opens.push(opens);
    openTime.closes.push(closes);
    openTime.before.push(openTime.total);
    openTime.total += closes - opens;
  }
  return openTime;
}
