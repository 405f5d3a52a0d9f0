import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { refuseDuplicateVehicle, type VehicleMembers, valuesOf } from './vehicle-changes.ts';
import { requireVehicleRoom } from './vehicle-limit.ts';
import { requireReferences } from './vehicle-references.ts';
import { readVehicle, vehicleNotFound } from './vehicle-rows.ts';

/**
 * Changes a vehicle; a retired one comes back with a status.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; VALIDATION_FAILED and CONFLICT as for a new vehicle
 */
export async function updateVehicle(
  context: UserContext,
  input: OperationArguments<'updateVehicle'>,
): Promise<Vehicle> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'change vehicles');
  const { vehicleId, expectedVersion, status, ...members } = input;
  const work = database.transaction(tenantId, async (transaction) => {
    const at = now();
    const { version, ...before } = await lockVehicle(transaction, vehicleId);
    requireVersion('vehicle', version, expectedVersion);
    const after = merge(before, { ...members, status });
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0) return readVehicle(transaction, vehicleId, at);
    const comesBack = before.status === 'retired' && after.status !== 'retired';
    if (comesBack) await requireVehicleRoom(transaction);
    // What is left as it is need not be asked for again, but who comes back needs a pool that is still there.
    await requireReferences(transaction, { ...members, ...(comesBack && { poolId: after.poolId }) });
    await transaction.query({
      name: 'vehicle.update',
      text: `update vehicles set pool_id = $2, license_plate = $3, make = $4, model = $5, color = $6, class = $7, fuel_type = $8,
               seats = $9, odometer_meters = $10, equipment = $11, range_meters = $12, mailbox_address = $13, photo_id = $14,
               status = $15, active_since = case when status <> 'active' and $15 = 'active' then $16 else active_since end,
               retired_at = case when $15 = 'retired' then retired_at end, version = version + 1,
               updated_at = $16
             where id = $1`,
      values: [vehicleId, ...valuesOf(after), after.status, at],
    });
    const [vehicle] = await Promise.all([
      readVehicle(transaction, vehicleId, at),
      recordEvent(transaction, actor, {
        event: 'vehicle.changed',
        action: 'vehicle.updated',
        entityType: 'vehicle',
        entityId: vehicleId,
        detail: changes,
      }),
    ]);
    return vehicle;
  });
  return work.catch(refuseDuplicateVehicle);
}

type LockedVehicle = VehicleMembers & Pick<Vehicle, 'status' | 'version'>;

/**
 * Keeps the vehicle for this transaction: nobody claims, moves or changes it meanwhile.
 * @throws {DomainError} NOT_FOUND
 */
export async function lockVehicle(transaction: TenantTransaction, vehicleId: string): Promise<LockedVehicle> {
  const [row] = await transaction.query<LockedVehicle>({
    name: 'vehicle.lock-to-change',
    text: `select pool_id as "poolId", license_plate as "licensePlate", make, model, color, class, fuel_type as "fuelType", seats,
             odometer_meters as "odometerMeters", equipment, range_meters as "rangeMeters",
             mailbox_address as "mailboxAddress", photo_id as "photoId", status, version
           from vehicles where id = $1 for update`,
    values: [vehicleId],
  });
  if (!row) throw vehicleNotFound();
  return row;
}
