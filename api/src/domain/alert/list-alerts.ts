import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type AlertRow, selectAlert, toAlert } from './alert-rows.ts';

const newestFirst: Keyset = {
  name: 'alert',
  direction: 'desc',
  columns: [
    { sql: 'a.raised_at', type: 'timestamptz' },
    { sql: 'a.id', type: 'uuid' },
  ],
};

/** What somebody should look at, newest first, a page at a time. */
export async function listAlerts(
  { actor, database, tenantId }: UserContext,
  { state, kind, vehicleId, limit, cursor }: OperationArguments<'listAlerts'>,
): Promise<OperationOutput<'listAlerts'>> {
  requireFleetManagement(actor, 'see alerts');
  const values: unknown[] = [kind ?? null, vehicleId ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const open = state === 'open' ? 'and a.acknowledged_at is null and a.resolved_at is null' : '';
  const after = cursor ? ` and ${afterCursor(newestFirst, cursor, parameter)}` : '';
  const rows = await database.read<AlertRow & { page_position: string[] }>(tenantId, {
    name: `alert.list.${state}${cursor ? '.after' : ''}`,
    text: `${selectAlert(`, ${positionOf(newestFirst)}`)}
           where ($1::text is null or a.kind = $1) and ($2::uuid is null or a.vehicle_id = $2) ${open}${after}
           order by ${orderOf(newestFirst)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(newestFirst, rows, limit);
  return { alerts: page.map(({ page_position: _, ...row }) => toAlert(row)), nextCursor };
}
