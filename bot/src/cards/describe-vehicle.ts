import type { AvailableVehicle, Reservation } from '@fleet/contracts/reservation.ts';
import type { VehicleWish } from '../language/intent.ts';
import { strings } from '../strings.ts';

/** For example `Ford Transit (M-FT 1204)`. */
export function describeVehicle({ name, licensePlate }: { name: string; licensePlate: string }): string {
  return `${name} (${licensePlate})`;
}

/** For example `M-FT 1204, blue, van, diesel, 3 seats`. */
export function describeKind(vehicle: AvailableVehicle): string {
  const { licensePlate, color, class: vehicleClass, fuelType, seats } = vehicle;
  const kind = strings.vehicleClasses[vehicleClass];
  return [licensePlate, color, lower(kind), lower(strings.fuelTypes[fuelType]), strings.seats(seats)].join(' · ');
}

/** For example `Munich HQ, Werksviertel`. */
export function describePlace({ poolName, site }: Pick<Reservation['vehicle'], 'poolName' | 'site'>): string {
  return `${poolName}, ${site}`;
}

/** For example `electric, van, blue, 5 seats`; nothing for no preference. */
export function describeWish({ classes, fuelType, minimumSeats, terms }: VehicleWish): string {
  return [
    ...terms,
    fuelType && strings.fuelTypes[fuelType],
    // Several classes are what `a car` stands for.
    classes.length > 1 ? strings.car : classes[0] && strings.vehicleClasses[classes[0]],
    minimumSeats && strings.seats(minimumSeats),
  ]
    .filter(Boolean)
    .join(', ');
}

function lower(word: string): string {
  return /^[A-Z]{2}/.test(word) ? word : word.toLowerCase();
}
