import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TelematicsDevice } from '@fleet/contracts/telematics.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { lockConnection } from './connection-rows.ts';
import { readDevice, requireVehicleThere, toDevice } from './device-rows.ts';

const maximumDevices = 5_000;

/**
 * Registers a device before it is heard of.
 * @throws {DomainError} FORBIDDEN; NOT_FOUND for the connection or the vehicle; VALIDATION_FAILED for an IMEI that is none;
 * CONFLICT when it is registered already
 */
export function createTelematicsDevice(
  { actor, tenantId, database, now }: UserContext,
  { connectionId, externalId, name, vehicleId }: OperationArguments<'createTelematicsDevice'>,
): Promise<TelematicsDevice> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'register telematics devices');
    const { vendor, deviceCount } = await lockConnection(transaction, connectionId);
    await requireVehicleThere(transaction, vehicleId);
    if (vendor === 'teltonika' && !/^\d{15}$/.test(externalId)) {
      refuseWrongInput([{ path: 'externalId', message: 'Enter the IMEI that is printed on the device: 15 digits.' }]);
    }
    if (deviceCount >= maximumDevices) {
      throw new DomainError('CONFLICT', `A connection has at most ${maximumDevices} devices. Remove some.`);
    }
    const [made] = await transaction.query<{ id: string }>({
      name: 'telematics-device.insert',
      text: `insert into telematics_devices (connection_id, vendor, external_id, name, vehicle_id, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing returning id`,
      values: [connectionId, vendor, externalId, name, vehicleId, now()],
    });
    if (!made) {
      throw new DomainError('CONFLICT', 'This device is registered already. Look for it among the devices.');
    }
    await writeAudit(transaction, actor, {
      action: 'telematics-device.created',
      entityType: 'telematics-device',
      entityId: made.id,
      detail: { vendor, externalId, vehicleId },
    });
    return toDevice(await readDevice(transaction, made.id));
  });
}
