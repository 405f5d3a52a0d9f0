import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { CostReport } from '@fleet/contracts/report.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { readPeriod } from './report-period.ts';

/**
 * What the reservations that begin in a period cost, by cost center; whole, however long they last.
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for a period that is none or too long
 */
export async function getCostReport(
  { actor, database, tenantId }: UserContext,
  input: OperationArguments<'getCostReport'>,
): Promise<CostReport> {
  requireFleetManagement(actor, 'read reports');
  const { from, to } = readPeriod(input);
  const [[tenant], costCenters] = await Promise.all([
    database.read<{ currency: string }>(tenantId, {
      name: 'tenant.currency',
      text: 'select currency from tenants where id = current_tenant_id()',
    }),
    database.read<CostReport['costCenters'][number]>(tenantId, {
      name: 'report.costs',
      // A corrected odometer can run backward; nobody drove less than nothing.
      text: `select r.cost_center as "costCenter", c.name, count(*) as "reservationCount",
               (sum(extract(epoch from r.end_date - r.start_date)) / 3600)::float8 as "reservedHours",
               coalesce(sum(greatest(i.odometer_meters - o.odometer_meters, 0)), 0)::bigint as "distanceMeters",
               coalesce(sum(r.cost_cents), 0) as "costCents"
             from reservations r
             left join cost_centers c on c.tenant_id = r.tenant_id and c.code = r.cost_center
             left join handovers o on o.tenant_id = r.tenant_id and o.reservation_id = r.id and o.kind = 'check-out'
             left join handovers i on i.tenant_id = r.tenant_id and i.reservation_id = r.id and i.kind = 'check-in'
             where r.status in ('approved', 'active', 'completed') and r.start_date >= $1 and r.start_date < $2
             group by r.cost_center, c.name order by r.cost_center nulls last`,
      values: [from, to],
    }),
  ]);
  return { from: from.toISOString(), to: to.toISOString(), currency: tenant?.currency ?? '', costCenters };
}
