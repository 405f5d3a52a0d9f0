import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { vehicleAvailability } from './vehicle-availability.ts';

export const fleetSorts = ['pool', 'name', 'free', 'plate'] as const;
export type FleetSort = (typeof fleetSorts)[number];

export function readSort(text: string | null): FleetSort {
  return fleetSorts.find((sort) => sort === text) ?? 'pool';
}

/**
 * By pool, name, plate, or by when it is free: those first that are free the longest, last those of which nobody knows.
 * @param now milliseconds since 1970
 */
export function sortVehicles(vehicles: readonly Vehicle[], sort: FleetSort, locale: string, now: number): Vehicle[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const nameOf = ({ make, model, licensePlate }: Vehicle) => `${make} ${model} ${licensePlate}`;
  const text: Record<Exclude<FleetSort, 'free'>, (vehicle: Vehicle) => string> = {
    pool: (vehicle) => `${vehicle.poolName} ${vehicle.class} ${nameOf(vehicle)}`,
    name: nameOf,
    plate: ({ licensePlate }) => licensePlate,
  };
  const keyed = vehicles.map((vehicle) => ({
    vehicle,
    busyUntil: sort === 'free' ? busyUntil(vehicle, now) : 0,
    text: text[sort === 'free' ? 'name' : sort](vehicle),
  }));
  keyed.sort((one, other) => one.busyUntil - other.busyUntil || compare(one.text, other.text));
  return keyed.map(({ vehicle }) => vehicle);
}

function busyUntil(vehicle: Vehicle, now: number): number {
  const availability = vehicleAvailability(vehicle, now);
  if (availability.kind === 'available') return availability.next ? -Date.parse(availability.next.startDate) : -8.64e15;
  return vehicle.freeFrom === null ? 8.64e15 : Date.parse(vehicle.freeFrom);
}
