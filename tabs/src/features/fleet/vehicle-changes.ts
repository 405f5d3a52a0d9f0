import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { words } from '../../language/words.ts';
import { type VehicleAvailability, vehicleAvailability } from './vehicle-availability.ts';

/** More than this many at once are told as a number, so that nobody has to listen to a list. */
const toldOneByOne = 3;

export type KindByVehicle = ReadonlyMap<string, VehicleAvailability['kind']>;

export function kindByVehicle(vehicles: readonly Vehicle[], now: number): KindByVehicle {
  return new Map(vehicles.map((vehicle) => [vehicle.id, vehicleAvailability(vehicle, now).kind]));
}

/** What a screen reader should say about vehicles whose status is another than before; empty when none is. */
export function describeChanges(before: KindByVehicle, vehicles: readonly Vehicle[], now: number): string {
  const changed = vehicles.flatMap((vehicle) => {
    const { kind } = vehicleAvailability(vehicle, now);
    const known = before.get(vehicle.id);
    return known && known !== kind
      ? [words.t(`fleet:became.${kind}`, { vehicle: `${vehicle.make} ${vehicle.model}` })]
      : [];
  });
  return changed.length > toldOneByOne ? words.t('fleet:manyChanged', { count: changed.length }) : changed.join(' ');
}
