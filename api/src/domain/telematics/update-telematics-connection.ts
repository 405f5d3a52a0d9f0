import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import type { SecretBox } from '../secret-box.ts';
import { lockConnection, readConnection, toConnection } from './connection-rows.ts';
import { requireCredentials, telematicsCredentialsPurpose } from './credentials.ts';

/**
 * Changes a connection; with other credentials or switched on again it is read at once.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED, VALIDATION_FAILED
 */
export function updateTelematicsConnection(
  { actor, tenantId, database, now }: UserContext,
  {
    telematicsConnectionId: id,
    expectedVersion,
    credentials: given,
    ...input
  }: OperationArguments<'updateTelematicsConnection'>,
  secretBox: SecretBox,
): Promise<TelematicsConnection> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'connect telematics services');
    const row = await lockConnection(transaction, id, expectedVersion);
    const credentials = given && requireCredentials(row.vendor, given);
    const before = { name: row.name, address: row.address, active: row.active };
    const after = merge(before, input);
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0 && !credentials) return toConnection(row, now());
    const sealed = credentials && secretBox.seal(JSON.stringify(credentials), telematicsCredentialsPurpose(tenantId));
    await Promise.all([
      transaction.query({
        name: 'telematics-connection.update',
        text: `update telematics_connections set name = $2, address = $3, active = $4,
                 credentials_encrypted = coalesce($5, credentials_encrypted), next_poll_at = $6, failure_count = 0,
                 last_error = null, version = version + 1, updated_at = $6
               where id = $1`,
        values: [id, after.name, after.address, after.active, sealed ?? null, now()],
      }),
      writeAudit(transaction, actor, {
        action: 'telematics-connection.updated',
        entityType: 'telematics-connection',
        entityId: id,
        // That they were replaced, never by what.
        detail: { ...changes, ...(sealed && { credentials: 'replaced' }) },
      }),
    ]);
    return toConnection(await readConnection(transaction, id), now());
  });
}
