import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockConnection, toConnection } from './connection-rows.ts';

/**
 * Removes a connection with its credentials and devices.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export function deleteTelematicsConnection(
  { actor, tenantId, database, now }: UserContext,
  { telematicsConnectionId: id, expectedVersion }: OperationArguments<'deleteTelematicsConnection'>,
): Promise<TelematicsConnection> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'connect telematics services');
    const row = await lockConnection(transaction, id, expectedVersion);
    await Promise.all([
      transaction.query({
        name: 'telematics-connection.delete',
        text: 'delete from telematics_connections where id = $1',
        values: [id],
      }),
      writeAudit(transaction, actor, {
        action: 'telematics-connection.deleted',
        entityType: 'telematics-connection',
        entityId: id,
        detail: { vendor: row.vendor, name: row.name },
      }),
    ]);
    return toConnection({ ...row, active: false }, now());
  });
}
