/** What the commands that write vehicles share. */
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { refuseDuplicate } from '../refuse-duplicate.ts';

/** What can be changed of a vehicle. */
export type VehicleMembers = Omit<OperationArguments<'createVehicle'>, 'mailboxAddress'> & { mailboxAddress: string };

/** In the order of the columns of `vehicleColumns`. */
export function valuesOf(vehicle: VehicleMembers): unknown[] {
  return [
    vehicle.poolId,
    vehicle.licensePlate,
    vehicle.make,
    vehicle.model,
    vehicle.color,
    vehicle.class,
    vehicle.fuelType,
    vehicle.seats,
    vehicle.odometerMeters,
    [...new Set(vehicle.equipment)],
    vehicle.rangeMeters,
    vehicle.mailboxAddress,
    vehicle.photoId,
  ];
}

export const vehicleColumns = `pool_id, license_plate, make, model, color, class, fuel_type, seats, odometer_meters, equipment,
  range_meters, mailbox_address, photo_id`;

export const refuseDuplicateVehicle = refuseDuplicate({
  vehicles_tenant_id_license_plate_key:
    'There is a vehicle with this license plate already, perhaps a retired one. Change that one, or correct the plate.',
  vehicles_tenant_id_mailbox_address_key: 'Another vehicle has this mailbox. Give each vehicle a mailbox of its own.',
});

/** For example `van-m-ft-1204@contoso.example`: at the domain of the fleet's own mailbox. */
export function nameMailbox(vehicle: { class: string; licensePlate: string }, fleetMailboxAddress: string): string {
  const plate = vehicle.licensePlate
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const domain = fleetMailboxAddress.slice(fleetMailboxAddress.lastIndexOf('@'));
  return `${vehicle.class}-${plate.replaceAll(/^-|-$/g, '')}${domain}`;
}

export async function readFleetMailbox(transaction: TenantTransaction): Promise<string> {
  const [tenant] = await transaction.query<{ address: string }>({
    name: 'tenant.fleet-mailbox',
    text: 'select fleet_mailbox_address as address from tenants where id = current_tenant_id()',
  });
  if (!tenant) throw new Error('The tenant of a transaction has no row');
  return tenant.address;
}
