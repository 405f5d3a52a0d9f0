import { expect, it } from 'vitest';
import type { Place } from './place-files.ts';
import { regionName } from './place-files.ts';
import { nearestPlace } from './places.ts';

const places: Place[] = [
  ['Munich', 11.575, 48.137, 1_260],
  ['Garching', 11.651, 48.249, 15],
];

it('names the town whose edge is nearest, not its middle', () => {
  expect(nearestPlace(places, 11.61, 48.2)).toBe('Munich');
  expect(nearestPlace(places, 11.65, 48.25)).toBe('Garching');
});

it('names none where none is around', () => {
  expect(nearestPlace(places, 12.5, 47.5)).toBeUndefined();
});

it('cuts the world into regions of ten degrees, also west and south of the middle', () => {
  expect([regionName(11.6, 48.1), regionName(-74.2, 40.7), regionName(-0.1, -33.9)]).toEqual([
    '10_40',
    '-80_40',
    '-10_-40',
  ]);
});
