import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TelematicsDevice } from '@fleet/contracts/telematics.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockDevice, readDevice, requireVehicleThere, toDevice } from './device-rows.ts';

/**
 * Says in which vehicle a device sits from now on; what it told before stays with the vehicle it sat in then.
 * @throws {DomainError} FORBIDDEN, PRECONDITION_FAILED; NOT_FOUND for the device or the vehicle
 */
export function updateTelematicsDevice(
  { actor, tenantId, database, now }: UserContext,
  { telematicsDeviceId: id, expectedVersion, ...input }: OperationArguments<'updateTelematicsDevice'>,
): Promise<TelematicsDevice> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'register telematics devices');
    const row = await lockDevice(transaction, id, expectedVersion);
    const before = { name: row.name, vehicleId: row.vehicle?.id ?? null };
    const after = merge(before, input);
    const detail = describeChanges(before, after);
    if (Object.keys(detail).length === 0) return toDevice(row);
    await requireVehicleThere(transaction, after.vehicleId);
    await Promise.all([
      transaction.query({
        name: 'telematics-device.update',
        text: `update telematics_devices set name = $2, vehicle_id = $3, version = version + 1, updated_at = $4
               where id = $1`,
        values: [id, after.name, after.vehicleId, now()],
      }),
      writeAudit(transaction, actor, {
        action: 'telematics-device.updated',
        entityType: 'telematics-device',
        entityId: id,
        detail,
      }),
    ]);
    return toDevice(await readDevice(transaction, id));
  });
}
