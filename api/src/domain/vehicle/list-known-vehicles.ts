import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { UserContext } from '../command-context.ts';

/** What people know a vehicle by. */
export type KnownVehicle = Pick<
  Vehicle,
  'id' | 'make' | 'model' | 'color' | 'licensePlate' | 'poolName' | 'site' | 'class' | 'fuelType' | 'seats'
>;

/** The vehicles of the tenant by what people know them by: what occupies them costs a search each, and a message rarely asks. */
export function listKnownVehicles({ database, tenantId }: UserContext): Promise<KnownVehicle[]> {
  return database.read<KnownVehicle>(tenantId, {
    name: 'vehicle.list-known',
    text: `select v.id, v.make, v.model, v.color, v.license_plate as "licensePlate", p.name as "poolName", p.site, v.class,
             v.fuel_type as "fuelType", v.seats
           from vehicles v join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
           order by p.name, v.class, v.make, v.model, v.license_plate, v.id`,
  });
}
