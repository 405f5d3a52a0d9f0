import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { poolParameter } from '../pools/pool-parameter.ts';
import { vehicleAvailability } from './vehicle-availability.ts';

export const vehicleKinds = ['available', 'reserved', 'maintenance', 'retired'] as const;
type VehicleKind = (typeof vehicleKinds)[number];

/** What one may choose several of; any of them will do, and none is all. */
const choiceNames = ['status', 'class', 'pool', 'equipment'] as const;
export type ChoiceName = (typeof choiceNames)[number];

export interface FleetFilter extends Readonly<Record<ChoiceName, readonly string[]>> {
  /** At least so many. */
  seats: number | null;
}

/** The page's address keeps the filter, so that it can be sent, bookmarked and come back to. */
export function readFilter(search: URLSearchParams): FleetFilter {
  const all = (name: ChoiceName) => [...new Set(search.getAll(parameterOf(name)).filter(Boolean))];
  const seats = Number.parseInt(search.get('seats') ?? '', 10);
  return {
    status: all('status').filter((one) => vehicleKinds.includes(one as VehicleKind)),
    class: all('class'),
    pool: all('pool'),
    equipment: all('equipment'),
    seats: seats > 0 ? seats : null,
  };
}

/** Leaves everything else in the address as it is. */
export function writeFilter(search: URLSearchParams, filter: FleetFilter): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of choiceNames) {
    written.delete(parameterOf(name));
    for (const one of filter[name]) written.append(parameterOf(name), one);
  }
  written.delete('seats');
  if (filter.seats) written.set('seats', String(filter.seats));
  return written;
}

function parameterOf(name: ChoiceName): string {
  return name === 'pool' ? poolParameter : name;
}

export const noFilter: FleetFilter = { status: [], class: [], pool: [], equipment: [], seats: null };

/** Chooses the value, or takes it back when it is chosen. */
export function toggleChoice(filter: FleetFilter, name: ChoiceName, value: string): FleetFilter {
  const others = filter[name].filter((one) => one !== value);
  return { ...filter, [name]: others.length < filter[name].length ? others : [...others, value] };
}

export function isFiltered(filter: FleetFilter): boolean {
  return filter.seats !== null || choiceNames.some((name) => filter[name].length > 0);
}

/** Retired vehicles are shown to those alone who ask for them. Equipment must be there in full. @param now milliseconds since 1970 */
export function filterVehicles(vehicles: readonly Vehicle[], filter: FleetFilter, now: number): Vehicle[] {
  const { status, class: classes, pool, equipment, seats } = filter;
  return vehicles.filter((vehicle) => {
    const { kind } = vehicleAvailability(vehicle, now);
    return (
      (status.length > 0 ? status.includes(kind) : kind !== 'retired') &&
      (classes.length === 0 || classes.includes(vehicle.class)) &&
      (pool.length === 0 || pool.includes(vehicle.poolId)) &&
      equipment.every((code) => vehicle.equipment.includes(code)) &&
      (seats === null || vehicle.seats >= seats)
    );
  });
}
