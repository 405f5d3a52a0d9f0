import type { Geofence } from '@fleet/contracts/geofence.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockGeofence, readGeofence, requireFreeName, requirePoolThere, toGeofence } from './geofence-rows.ts';

/**
 * Changes an area; who is inside by its new shape is seen with the next positions.
 * @throws {DomainError} FORBIDDEN, PRECONDITION_FAILED, CONFLICT for a name that is taken; NOT_FOUND for it or the pool
 */
export function updateGeofence(
  { actor, tenantId, database, now }: UserContext,
  { geofenceId, expectedVersion, ...input }: OperationArguments<'updateGeofence'>,
): Promise<Geofence> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'draw geofences');
    const row = await lockGeofence(transaction, geofenceId, expectedVersion);
    const before = { name: row.name, shape: row.shape, poolId: row.poolId, alertOn: row.alertOn };
    const after = merge(before, input);
    const detail = describeChanges(before, after);
    if (Object.keys(detail).length === 0) return toGeofence(row);
    await requirePoolThere(transaction, after.poolId);
    await requireFreeName(transaction, after.name, geofenceId);
    await Promise.all([
      transaction.query({
        name: 'geofence.update',
        text: `update geofences set name = $2, shape = $3, pool_id = $4, alert_on = $5, version = version + 1, updated_at = $6
               where id = $1`,
        values: [geofenceId, after.name, JSON.stringify(after.shape), after.poolId, after.alertOn, now()],
      }),
      writeAudit(transaction, actor, {
        action: 'geofence.updated',
        entityType: 'geofence',
        entityId: geofenceId,
        detail,
      }),
    ]);
    return toGeofence(await readGeofence(transaction, geofenceId));
  });
}
