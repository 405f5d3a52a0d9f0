import type { AvailableVehicle, Reservation } from '@fleet/contracts/reservation.ts';
import type { VehicleWish } from '../language/intent.ts';
import type { Viewer } from '../viewer.ts';
import type { Words } from '../words/words.ts';

/** For example `Ford Transit (M-FT 1204)`. */
export function describeVehicle({ name, licensePlate }: { name: string; licensePlate: string }): string {
  return `${name} (${licensePlate})`;
}

type Kind = Pick<AvailableVehicle, 'licensePlate' | 'color' | 'class' | 'fuelType' | 'seats'>;

/** For example `M-FT 1204 · blue · van · diesel · 3 seats`. */
export function describeKind(vehicle: Kind, { words }: Viewer): string {
  const { licensePlate, color, class: vehicleClass, fuelType, seats } = vehicle;
  return [
    licensePlate,
    describeColor(color, words),
    words.vehicleClasses[vehicleClass],
    words.fuelTypes[fuelType],
    words.seats(seats),
  ].join(' · ');
}

/** For example `Munich HQ, Werksviertel`. */
export function describePlace({ poolName, site }: Pick<Reservation['vehicle'], 'poolName' | 'site'>): string {
  return `${poolName}, ${site}`;
}

/** For example `blue · electric · van · 5 seats`; nothing for no preference. */
export function describeWish({ classes, fuelType, minimumSeats, terms }: VehicleWish, { words }: Viewer): string {
  return [
    ...terms.map((term) => describeColor(term, words)),
    fuelType && words.fuelTypes[fuelType],
    // Several classes are what `a car` stands for.
    classes.length > 1 ? words.car : classes[0] && words.vehicleClasses[classes[0]],
    minimumSeats && words.seats(minimumSeats),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A fleet's register names colors in English or as it likes; the common ones are known in every language. */
function describeColor(color: string, { colors }: Words): string {
  const known: Readonly<Record<string, string>> = colors;
  const name = color.toLowerCase();
  return (Object.hasOwn(known, name) && known[name]) || color;
}
