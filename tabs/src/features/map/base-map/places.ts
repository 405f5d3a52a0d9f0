import { type Place, placeFolder, regionDegrees, regionName, worldFileName } from './place-files.ts';

const files = new Map<string, Promise<readonly Place[]>>();

/** Looked at from farther away, the large towns of the world are all there is room for. */
const closeResolutionDegrees = 0.004;

/**
 * The towns of a part of the world, the largest first.
 * @param resolution degrees a pixel
 */
export async function placesIn(
  [west, south, east, north]: readonly [number, number, number, number],
  resolution: number,
): Promise<readonly Place[]> {
  if (resolution > closeResolutionDegrees) return fetchPlaces(worldFileName);
  const names = new Set<string>();
  for (let longitude = west; ; longitude = Math.min(longitude + regionDegrees, east)) {
    for (let latitude = south; ; latitude = Math.min(latitude + regionDegrees, north)) {
      names.add(regionName(longitude, latitude));
      if (latitude >= north) break;
    }
    if (longitude >= east) break;
  }
  return placesOfRegions([...names]);
}

/** @param names of regions */
export async function placesOfRegions(names: readonly string[]): Promise<readonly Place[]> {
  return (await Promise.all(names.map(fetchPlaces))).flat();
}

/** A place that cannot be had has no name on the map, and is asked for again the next time. */
function fetchPlaces(name: string): Promise<readonly Place[]> {
  const known = files.get(name);
  if (known) return known;
  const fetched = fetch(`${import.meta.env.BASE_URL}${placeFolder}${name}.json`)
    .then((response): Promise<readonly Place[]> => (response.ok ? response.json() : Promise.reject(response.status)))
    .catch(() => {
      files.delete(name);
      return [];
    });
  files.set(name, fetched);
  return fetched;
}

const kilometersPerDegree = 111.2;
const nearKilometers = 25;

/** To about a kilometer: whoever drives stays near the same town for minutes. */
const nearnessDigits = 2;
const mostRemembered = 10_000;
const remembered = new WeakMap<readonly Place[], Map<string, string | undefined>>();

/** @returns the town whose middle is nearest, large ones reaching farther; undefined where there is none around */
export function nearestPlace(places: readonly Place[], longitude: number, latitude: number): string | undefined {
  const known = remembered.get(places) ?? new Map<string, string | undefined>();
  remembered.set(places, known);
  const key = `${longitude.toFixed(nearnessDigits)} ${latitude.toFixed(nearnessDigits)}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= mostRemembered) known.clear();
  const found = findNearest(places, longitude, latitude);
  known.set(key, found);
  return found;
}

function findNearest(places: readonly Place[], longitude: number, latitude: number): string | undefined {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  let best = nearKilometers;
  let found: string | undefined;
  for (const [name, placeLongitude, placeLatitude, thousands] of places) {
    const north = Math.abs(placeLatitude - latitude) * kilometersPerDegree;
    if (north > nearKilometers * 2) continue;
    const kilometers = Math.hypot(north, (placeLongitude - longitude) * shrink * kilometersPerDegree);
    const beyondTown = kilometers - townKilometers(thousands);
    if (beyondTown < best) [best, found] = [beyondTown, name];
  }
  return found;
}

/** How far a town reaches from its middle: one of a million some ten kilometers. @param thousands of people */
export function townKilometers(thousands: number): number {
  return 0.3 * Math.sqrt(thousands);
}
