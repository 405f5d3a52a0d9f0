/** The words a fleet knows its vehicles by, found in a message however they are spelt. */
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { VehicleWish } from './intent.ts';
import { type MaskedText, takeSpan } from './masked-text.ts';

export interface FleetTerm {
  /** As the fleet writes it. */
  term: string;
  index: number;
}

/** From the spelling without case, accents and punctuation to how the fleet writes it. */
export type FleetTerms = ReadonlyMap<string, string>;

type Described = Pick<Vehicle, 'make' | 'model' | 'color' | 'licensePlate' | 'poolName' | 'site'>;

const longestTermWords = 4;
const nicknames: Readonly<Record<string, string>> = {
  vw: 'Volkswagen',
  mercedes: 'Mercedes-Benz',
  merc: 'Mercedes-Benz',
  benz: 'Mercedes-Benz',
  skoda: 'Škoda',
  chevy: 'Chevrolet',
  gray: 'grey',
};

export function fleetTermsOf(vehicles: readonly Described[]): FleetTerms {
  const terms = new Map<string, string>();
  for (const { make, model, color, licensePlate, poolName, site } of vehicles) {
    const placeNames = [poolName, ...poolName.split(' '), ...site.split(/[\s,]+/)];
    const modelNames = [model, `${make} ${model}`, model.split(' ')[0] ?? model];
    for (const term of [make, color, licensePlate, ...modelNames, ...placeNames]) {
      const spelling = fleetSpelling(term);
      if (isTelling(spelling)) terms.set(spelling, term);
    }
  }
  for (const [nickname, term] of Object.entries(nicknames)) {
    if (terms.has(fleetSpelling(term))) terms.set(nickname, term);
  }
  return terms;
}

/** Takes the fleet's own words out of the text, the longest first. */
export function takeFleetTerms(text: MaskedText, terms: FleetTerms): { left: MaskedText; found: FleetTerm[] } {
  const words = [...text.rest.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu)];
  const found: FleetTerm[] = [];
  let left = text;
  for (let position = 0; position < words.length; ) {
    const length = longestMatch(words, position, terms);
    const [first, last] = [words[position], words[position + length - 1]];
    // Where somebody drives to is not where the vehicle stands.
    const isDestination = /\bto (?:the )?$/.test(text.rest.slice(0, first?.index));
    if (length > 0 && first && last && !isDestination) {
      const key = fleetSpelling(words.slice(position, position + length).join(' '));
      found.push({ term: terms.get(key) ?? terms.get(key.replace(/s$/, '')) ?? key, index: first.index });
      left = takeSpan(left, { start: first.index, end: last.index + last[0].length });
    }
    position += Math.max(1, length);
  }
  return { left, found };
}

/** @returns whether a vehicle answers to every term */
export function answersTo(
  vehicle: Omit<Described, 'make' | 'model'> & { name: string },
  terms: readonly string[],
): boolean {
  const { name, color, licensePlate, poolName, site } = vehicle;
  const spelling = [name, color, licensePlate, poolName, site].map(fleetSpelling).join('|');
  return terms.every((term) => spelling.includes(fleetSpelling(term)));
}

/** @returns whether a vehicle is of a class, drive and size that would do, and answers to every term */
export function fitsWish(
  vehicle: Described & Pick<Vehicle, 'class' | 'fuelType' | 'seats'>,
  { classes, fuelType, minimumSeats = 0, terms }: VehicleWish,
): boolean {
  const { make, model, seats } = vehicle;
  return (
    (classes.length === 0 || classes.includes(vehicle.class)) &&
    (!fuelType || vehicle.fuelType === fuelType) &&
    seats >= minimumSeats &&
    answersTo({ ...vehicle, name: `${make} ${model}` }, terms)
  );
}

function longestMatch(words: readonly RegExpExecArray[], position: number, terms: FleetTerms): number {
  for (let length = Math.min(longestTermWords, words.length - position); length > 0; length--) {
    const key = fleetSpelling(words.slice(position, position + length).join(' '));
    // `a 4 seater` is no A4.
    if (length > 1 && key.length < 3) continue;
    if (terms.has(key) || (length === 1 && key.length > 3 && terms.has(key.replace(/s$/, '')))) return length;
  }
  return 0;
}

/** Three letters or a letter and a digit; less is a word of everybody's. */
function isTelling(spelling: string): boolean {
  return /\p{L}/u.test(spelling) && (spelling.length >= 3 || /\d/.test(spelling)) && spelling !== 'the';
}

function fleetSpelling(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
