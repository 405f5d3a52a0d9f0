import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { words } from '../../language/words.ts';

/** Which of these texts have something like the word: found where nothing has the word itself. */
export type FindSimilar = (texts: readonly string[], word: string) => number[];

/**
 * The vehicles whose card says every word of the text, in any order and case, without accents. A word that none of them says
 * may be mistyped: those that say something like it are found.
 * @param findSimilar fetched when somebody searches; until then words are taken as they are typed
 */
export function searchVehicles(vehicles: readonly Vehicle[], text: string, findSimilar?: FindSimilar): Vehicle[] {
  const wanted = searchable(text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...vehicles];
  let found = vehicles.map((vehicle) => ({ vehicle, says: whatItSays(vehicle) }));
  for (const word of wanted) {
    const exact = found.filter(({ says }) => says.includes(word));
    const similar = () => {
      const texts = found.map(({ says }) => says);
      return (findSimilar?.(texts, word) ?? []).flatMap((index) => found[index] ?? []);
    };
    found = exact.length > 0 ? exact : similar();
  }
  return found.map(({ vehicle }) => vehicle);
}

/** Vehicles are replaced when they change, so that what one says is worked out once. */
const said = new WeakMap<Vehicle, { language: string; text: string }>();

function whatItSays(vehicle: Vehicle): string {
  const known = said.get(vehicle);
  if (known?.language === words.language) return known.text;
  const { make, model, licensePlate, poolName, site, color, fuelType } = vehicle;
  const texts = [make, model, licensePlate, licensePlate.replace(/\W/g, ''), poolName, site, color];
  const text = searchable(
    [...texts, words.t(`terms:vehicleClasses.${vehicle.class}`), words.t(`terms:fuelTypes.${fuelType}`)].join(' '),
  );
  said.set(vehicle, { language: words.language, text });
  return text;
}

/** Without case and accents: "skoda" finds "Škoda". */
function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
