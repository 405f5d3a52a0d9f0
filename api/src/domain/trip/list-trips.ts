import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { auditView } from '../position/audit-view.ts';
import { selectTrip, type TripRow, toTrip } from './trip-rows.ts';

const newestFirst: Keyset = {
  name: 'trip',
  direction: 'desc',
  columns: [
    { sql: 't.started_at', type: 'timestamptz' },
    { sql: 't.id', type: 'uuid' },
  ],
};

/**
 * One's own trips, or for fleet managers those of all vehicles; of private ones, that they were and how far. That fleet managers
 * look at those of others is noted.
 * @throws {DomainError} FORBIDDEN for the trips of others unless the caller manages the fleet
 */
export async function listTrips(
  context: UserContext,
  { scope, vehicleId, reservationId, from, to, limit, cursor }: OperationArguments<'listTrips'>,
): Promise<OperationOutput<'listTrips'>> {
  const { actor, database, tenantId } = context;
  if (scope === 'all') requireFleetManagement(actor, 'see the trips of others');
  const values: unknown[] = [actor.userId, vehicleId ?? null, reservationId ?? null, from ?? null, to ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(newestFirst, cursor, parameter)}` : '';
  const rows = await database.read<TripRow & { page_position: string[] }>(tenantId, {
    name: `trip.list.${scope}${cursor ? '.after' : ''}`,
    text: `${selectTrip(`, ${positionOf(newestFirst)}`)}
           where ${scope === 'all' ? 'true' : 'd.user_id = $1'}
             and ($2::uuid is null or t.vehicle_id = $2) and ($3::uuid is null or t.reservation_id = $3)
             and ($4::timestamptz is null or coalesce(t.ended_at, 'infinity') > $4)
             and ($5::timestamptz is null or t.started_at < $5)${after}
           order by ${orderOf(newestFirst)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(newestFirst, rows, limit);
  if (page.some(({ driver_user_id: driver }) => driver !== actor.userId)) {
    await auditView(context, { action: 'trip.listed', entityType: 'tenant', entityId: tenantId });
  }
  return { trips: page.map(({ page_position: _, ...row }) => toTrip(row)), nextCursor };
}
