import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../language/words.ts';
import { sampleVehicle } from './sample-vehicle.ts';
import { filterVehicles } from './vehicle-filter.ts';

await loadWords();

describe('searching', () => {
  const transit = sampleVehicle();
  const octavia = sampleVehicle({ id: '2', make: 'Škoda', model: 'Octavia', class: 'estate', fuelType: 'hybrid' });
  const found = (text: string, vehicleClass: Vehicle['class'] | '' = '') =>
    filterVehicles([transit, octavia], { text, vehicleClass }).map(({ make }) => make);

  it('needs every word, in any order and case, without accents', () => {
    expect(found('MUNICH skoda')).toEqual(['Škoda']);
    expect(found('skoda berlin')).toEqual([]);
  });

  it('finds plates however they are typed', () => {
    expect(found('m-ft 1204')).toContain('Ford');
    expect(found('mft1204')).toContain('Ford');
  });

  it('finds what the card says in words', () => {
    expect(found('hybrid estate')).toEqual(['Škoda']);
  });

  it('keeps to the class', () => {
    expect(found('', 'van')).toEqual(['Ford']);
    expect(found('skoda', 'van')).toEqual([]);
    expect(found('  ')).toEqual(['Ford', 'Škoda']);
  });
});
