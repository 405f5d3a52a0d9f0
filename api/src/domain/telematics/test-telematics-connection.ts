import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockConnection, toConnection } from './connection-rows.ts';

/**
 * Lets the ingester read the connection at once instead of when it is due, waits after failures included.
 * @returns the connection as it is before; its health tells the outcome a moment later
 * @throws {DomainError} FORBIDDEN, NOT_FOUND; CONFLICT for one that is off, or that is never asked
 */
export function testTelematicsConnection(
  { actor, tenantId, database, now }: UserContext,
  { telematicsConnectionId: id }: OperationArguments<'testTelematicsConnection'>,
): Promise<TelematicsConnection> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'connect telematics services');
    const row = await lockConnection(transaction, id);
    if (!row.active) throw new DomainError('CONFLICT', 'This connection is off. Switch it on, and it is tested.');
    if (!row.hasCredentials) {
      const message = 'Nobody is asked here: devices or their server send by themselves. Let one send something.';
      throw new DomainError('CONFLICT', message);
    }
    await Promise.all([
      transaction.query({
        name: 'telematics-connection.test',
        text: `update telematics_connections set next_poll_at = $2, leased_until = null, failure_count = 0,
                 last_success_at = null, last_error = null where id = $1`,
        values: [id, now()],
      }),
      writeAudit(transaction, actor, {
        action: 'telematics-connection.tested',
        entityType: 'telematics-connection',
        entityId: id,
      }),
    ]);
    return toConnection({ ...row, lastSuccessAt: null, lastError: null }, now());
  });
}
