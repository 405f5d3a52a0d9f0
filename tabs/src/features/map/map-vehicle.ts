import type { LivePosition } from '@fleet/contracts/live-position.ts';
import type { VehiclePosition } from '@fleet/contracts/position.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';

/**
 * What is known of where a vehicle is: `silent` has a position that nothing followed though something should have, `hidden` is
 * on a private trip, of `unknown` nothing was ever heard.
 */
export type MapState = 'moving' | 'standing' | 'parked' | 'silent' | 'hidden' | 'unknown';

/** As they are told apart on the map, the list and the legend. */
export const mapStates: readonly MapState[] = ['moving', 'standing', 'parked', 'silent', 'hidden', 'unknown'];

export interface MapVehicle {
  vehicle: Vehicle;
  state: MapState;
  /** Undefined where the state is `hidden` or `unknown`. */
  position: LivePosition | undefined;
  /** Names of the areas it was in when the server was asked last. */
  areas: readonly string[];
}

/** Devices tell every few seconds while a vehicle is on its way, and once or twice a day while it is parked. */
const quietMinutes = 5;
const parkedHours = 24;
const slowestKph = 3;

/** @param now milliseconds since 1970 */
export function stateOf(position: LivePosition, now: number): MapState {
  const minutes = (now - Date.parse(position.deviceTime)) / 60_000;
  if (position.ignitionOn === false) return minutes <= parkedHours * 60 ? 'parked' : 'silent';
  if (minutes > quietMinutes) return 'silent';
  return (position.speedKph ?? 0) >= slowestKph ? 'moving' : 'standing';
}

interface Known {
  vehicles: readonly Vehicle[];
  /** As the server told them when it was asked. */
  positions: readonly VehiclePosition[];
  hiddenVehicleIds: readonly string[];
  /** As it tells them since. */
  live: ReadonlyMap<string, LivePosition>;
}

/**
 * Every vehicle with the newest that is known of where it is.
 * @param now milliseconds since 1970
 */
export function mapVehicles({ vehicles, positions, hiddenVehicleIds, live }: Known, now: number): MapVehicle[] {
  const told = new Map(positions.map((position) => [position.vehicleId, position]));
  const hidden = new Set(hiddenVehicleIds);
  return vehicles.map((vehicle) => {
    const asked = told.get(vehicle.id);
    // What was heard before it became private is not shown either.
    if (hidden.has(vehicle.id)) return { vehicle, state: 'hidden', position: undefined, areas: [] };
    const position = newest(asked, live.get(vehicle.id));
    if (!position) return { vehicle, state: 'unknown', position, areas: [] };
    return { vehicle, state: stateOf(position, now), position, areas: asked?.geofences ?? [] };
  });
}

function newest(one: LivePosition | undefined, other: LivePosition | undefined): LivePosition | undefined {
  if (!one || !other) return one ?? other;
  return Date.parse(one.deviceTime) >= Date.parse(other.deviceTime) ? one : other;
}
