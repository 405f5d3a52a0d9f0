import type { Vehicle, VehicleClass } from '@fleet/contracts/vehicle.ts';
import { words } from '../../language/words.ts';

export interface VehicleFilter {
  /** Every word must occur somewhere in what the card says. */
  text: string;
  vehicleClass: VehicleClass | '';
}

export function filterVehicles(vehicles: readonly Vehicle[], { text, vehicleClass }: VehicleFilter): Vehicle[] {
  const wanted = searchable(text).split(/\s+/).filter(Boolean);
  return vehicles.filter((vehicle) => {
    if (vehicleClass && vehicle.class !== vehicleClass) return false;
    const { make, model, licensePlate, poolName, site, color, fuelType } = vehicle;
    const texts = [make, model, licensePlate, licensePlate.replace(/\W/g, ''), poolName, site, color];
    const haystack = searchable(
      [...texts, words.t(`terms:vehicleClasses.${vehicle.class}`), words.t(`terms:fuelTypes.${fuelType}`)].join(' '),
    );
    return wanted.every((word) => haystack.includes(word));
  });
}

/** Without case and accents: "skoda" finds "Škoda". */
function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
