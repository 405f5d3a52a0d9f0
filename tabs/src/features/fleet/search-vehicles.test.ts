import { describe, expect, it } from 'vitest';
import { loadWords } from '../../language/words.ts';
import { findSimilar } from './find-similar.ts';
import { sampleVehicle } from './sample-vehicle.ts';
import { searchVehicles } from './search-vehicles.ts';

await loadWords();

const transit = sampleVehicle();
const octavia = sampleVehicle({ id: '2', make: 'Škoda', model: 'Octavia', class: 'estate', fuelType: 'hybrid' });
const vehicles = [transit, octavia];
const found = (text: string) => searchVehicles(vehicles, text, findSimilar).map(({ make }) => make);

describe('searching', () => {
  it('needs every word, in any order and case, without accents', () => {
    expect(found('MUNICH skoda')).toEqual(['Škoda']);
    expect(found('skoda berlin')).toEqual([]);
    expect(found('  ')).toEqual(['Ford', 'Škoda']);
  });

  it('finds plates however they are typed', () => {
    expect(found('m-ft 1204')).toContain('Ford');
    expect(found('mft1204')).toContain('Ford');
  });

  it('finds what the card says in words', () => {
    expect(found('hybrid estate')).toEqual(['Škoda']);
  });

  it.each([
    ['transti', 'Ford', 'two letters that changed places'],
    ['trnsit', 'Ford', 'one too few'],
    ['trannsit', 'Ford', 'one too many'],
    ['octabia', 'Škoda', 'a wrong one'],
    ['octvaia munich', 'Škoda', 'beside a word that is right'],
  ])('%s finds %s: %s', (text, make) => {
    expect(found(text)).toEqual([make]);
  });

  it('takes no other word for a typing error', () => {
    expect(found('zeppelin')).toEqual([]);
    expect(found('octopus')).toEqual([]);
  });

  it('prefers the word itself to what is like it', () => {
    const transat = sampleVehicle({ id: '3', make: 'Fiat', model: 'Transat' });
    expect(searchVehicles([...vehicles, transat], 'transit', findSimilar)).toEqual([transit]);
  });

  it('takes words as they are typed until typing errors are understood', () => {
    expect(searchVehicles(vehicles, 'transti')).toEqual([]);
    expect(searchVehicles(vehicles, 'trans')).toEqual([transit]);
  });
});
