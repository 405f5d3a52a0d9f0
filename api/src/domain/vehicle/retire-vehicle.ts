import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { lockVehicle } from './update-vehicle.ts';
import { readVehicle } from './vehicle-rows.ts';

/**
 * Takes a vehicle out of the fleet; its history stays. Retired once more, it stays as it is.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; CONFLICT while reservations still need it
 */
export async function retireVehicle(
  context: UserContext,
  input: OperationArguments<'retireVehicle'>,
): Promise<Vehicle> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'retire vehicles');
  const { vehicleId, expectedVersion } = input;
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const before = await lockVehicle(transaction, vehicleId);
    requireVersion('vehicle', before.version, expectedVersion);
    if (before.status === 'retired') return readVehicle(transaction, vehicleId, at);
    const [needed] = await transaction.query<{ count: number }>({
      name: 'vehicle.live-reservations',
      // One that is out counts until it is back, however late it is.
      text: `select count(*) as count from reservations
             where vehicle_id = $1 and status in ('pending', 'approved', 'active') and (end_date > $2 or status = 'active')`,
      values: [vehicleId, at],
    });
    if (needed?.count) throw stillNeeded(needed.count);
    await transaction.query({
      name: 'vehicle.retire',
      text: `update vehicles set status = 'retired', retired_at = $2, version = version + 1, updated_at = $2 where id = $1`,
      values: [vehicleId, at],
    });
    const [vehicle] = await Promise.all([
      readVehicle(transaction, vehicleId, at),
      recordEvent(transaction, actor, {
        event: 'vehicle.changed',
        action: 'vehicle.retired',
        entityType: 'vehicle',
        entityId: vehicleId,
      }),
    ]);
    return vehicle;
  });
}

function stillNeeded(count: number): DomainError {
  const [reservations, them] =
    count === 1 ? ['1 reservation still needs', 'it'] : [`${count} reservations still need`, 'them'];
  const message = `${reservations} this vehicle. Move ${them} to another vehicle or cancel ${them} first; a blackout keeps new ones away.`;
  return new DomainError('CONFLICT', message);
}
