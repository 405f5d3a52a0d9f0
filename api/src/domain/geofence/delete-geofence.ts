import type { Geofence } from '@fleet/contracts/geofence.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockGeofence, toGeofence } from './geofence-rows.ts';

/**
 * Removes an area with the record of who was in it.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export function deleteGeofence(
  { actor, tenantId, database }: UserContext,
  { geofenceId, expectedVersion }: OperationArguments<'deleteGeofence'>,
): Promise<Geofence> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'draw geofences');
    const row = await lockGeofence(transaction, geofenceId, expectedVersion);
    await Promise.all([
      transaction.query({ name: 'geofence.delete', text: 'delete from geofences where id = $1', values: [geofenceId] }),
      writeAudit(transaction, actor, {
        action: 'geofence.deleted',
        entityType: 'geofence',
        entityId: geofenceId,
        detail: { name: row.name },
      }),
    ]);
    return toGeofence({ ...row, vehiclesInside: 0 });
  });
}
