import type { SystemContext } from '../command-context.ts';

/** For example `Ford Transit (M-FT 1204)`. @returns undefined for an unknown vehicle */
export async function findVehicleName(
  { database, tenantId }: SystemContext,
  vehicleId: string | undefined,
): Promise<string | undefined> {
  if (!vehicleId) return undefined;
  const [row] = await database.read<{ name: string }>(tenantId, {
    name: 'vehicle.name',
    text: `select make || ' ' || model || ' (' || license_plate || ')' as name from vehicles where id = $1`,
    values: [vehicleId],
  });
  return row?.name;
}
