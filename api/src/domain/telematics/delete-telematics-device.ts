import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TelematicsDevice } from '@fleet/contracts/telematics.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockDevice, toDevice } from './device-rows.ts';

/**
 * Forgets a device; what it told stays with its vehicles.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export function deleteTelematicsDevice(
  { actor, tenantId, database }: UserContext,
  { telematicsDeviceId: id, expectedVersion }: OperationArguments<'deleteTelematicsDevice'>,
): Promise<TelematicsDevice> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'register telematics devices');
    const row = await lockDevice(transaction, id, expectedVersion);
    await Promise.all([
      transaction.query({
        name: 'telematics-device.delete',
        text: 'delete from telematics_devices where id = $1',
        values: [id],
      }),
      writeAudit(transaction, actor, {
        action: 'telematics-device.deleted',
        entityType: 'telematics-device',
        entityId: id,
        detail: { vendor: row.vendor, externalId: row.externalId },
      }),
    ]);
    return toDevice(row);
  });
}
