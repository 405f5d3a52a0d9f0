import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { vehicleNotFound } from '../vehicle/vehicle-rows.ts';
import { type MaintenanceRow, maintenanceMembers, toMaintenance } from './maintenance-rows.ts';

const byStart: Keyset = {
  name: 'maintenance',
  direction: 'desc',
  columns: [
    { sql: 'm.start_date', type: 'timestamptz' },
    { sql: 'm.id', type: 'uuid' },
  ],
};

/**
 * What was, is and will be done to a vehicle, newest first; what it cost and what was noted, for fleet managers.
 * @throws {DomainError} NOT_FOUND for an unknown vehicle
 */
export async function listMaintenance(
  { actor, database, tenantId }: UserContext,
  { vehicleId, status, limit, cursor }: OperationArguments<'listMaintenance'>,
): Promise<OperationOutput<'listMaintenance'>> {
  const values: unknown[] = [vehicleId, status ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(byStart, cursor, parameter)}` : '';
  // A vehicle without any is one row of nulls, an unknown vehicle none.
  const rows = await database.read<(MaintenanceRow & { page_position: string[] }) | { id: null }>(tenantId, {
    name: `maintenance.list${cursor ? '.after' : ''}`,
    text: `select ${maintenanceMembers}, ${positionOf(byStart)}
           from vehicles v left join maintenance m on m.tenant_id = v.tenant_id and m.vehicle_id = v.id
             and ($2::text is null or m.status = $2)${after}
           where v.id = $1 order by ${orderOf(byStart)} limit ${parameter(limit + 1)}`,
    values,
  });
  if (rows.length === 0) throw vehicleNotFound();
  const found = rows.filter((row) => row.id !== null);
  const { page, nextCursor } = takePage(byStart, found, limit);
  const hidden = managesFleet(actor) ? {} : { note: null, costCents: null, odometerMeters: null };
  return {
    maintenance: page.map(({ page_position: _, ...row }) => ({ ...toMaintenance(row), ...hidden })),
    nextCursor,
  };
}
