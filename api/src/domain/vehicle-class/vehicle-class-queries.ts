import type { OperationOutput } from '@fleet/contracts/operations.ts';
import { vehicleClasses } from '@fleet/contracts/vehicle.ts';
import type { VehicleClassDetails } from '@fleet/contracts/vehicle-class.ts';
import type { UserContext } from '../command-context.ts';

export const vehicleClassMembers = `class, display_name as "displayName", required_licence_class as "requiredLicenceClass",
  hourly_cost_cents as "hourlyCostCents", version`;

/** What a class is that nobody has changed yet: the database's own defaults, under its own name. */
export function defaultVehicleClass(vehicleClass: VehicleClassDetails['class']): VehicleClassDetails {
  const displayName = `${vehicleClass.charAt(0).toUpperCase()}${vehicleClass.slice(1)}`;
  return { class: vehicleClass, displayName, requiredLicenceClass: 'B', hourlyCostCents: 0, version: 1 };
}

/** Every class there is, from small to large. */
export async function listVehicleClasses({
  database,
  tenantId,
}: UserContext): Promise<OperationOutput<'listVehicleClasses'>> {
  const rows = await database.read<VehicleClassDetails>(tenantId, {
    name: 'vehicle-class.list',
    text: `select ${vehicleClassMembers} from vehicle_classes`,
  });
  const byClass = new Map(rows.map((row) => [row.class, row]));
  return { vehicleClasses: vehicleClasses.map((one) => byClass.get(one) ?? defaultVehicleClass(one)) };
}
