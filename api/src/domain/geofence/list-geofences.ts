import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { type GeofenceRow, selectGeofence, toGeofence } from './geofence-rows.ts';

/** The tenant's geofences by name. */
export async function listGeofences({
  actor,
  database,
  tenantId,
}: UserContext): Promise<OperationOutput<'listGeofences'>> {
  requireFleetManagement(actor, 'see geofences');
  const rows = await database.read<GeofenceRow>(tenantId, {
    name: 'geofence.list',
    text: `${selectGeofence} order by lower(f.name), f.id`,
  });
  return { geofences: rows.map(toGeofence) };
}
