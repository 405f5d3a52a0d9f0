import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { type ConnectionRow, selectConnection, toConnection } from './connection-rows.ts';

/** The tenant's connections by name, with how they fare. */
export async function listTelematicsConnections({
  actor,
  database,
  tenantId,
  now,
}: UserContext): Promise<OperationOutput<'listTelematicsConnections'>> {
  requireFleetManagement(actor, 'see telematics connections');
  const rows = await database.read<ConnectionRow>(tenantId, {
    name: 'telematics-connection.list',
    text: `${selectConnection} order by lower(c.name), c.id`,
  });
  return { telematicsConnections: rows.map((row) => toConnection(row, now())) };
}
