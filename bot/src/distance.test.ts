import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDistance } from './describe-quantity.ts';
import { distanceUnitOf, fromMeters, toMeters } from './distance.ts';

test('roads have miles in Britain and America, and kilometers elsewhere', () => {
  expect(['en-GB', 'en-US', 'es-US', 'en'].map(distanceUnitOf)).toEqual(['mile', 'mile', 'mile', 'mile']);
  expect(['de-DE', 'en-DE', 'fr-CA', 'es-MX', 'en-IE'].map(distanceUnitOf)).toEqual(Array(5).fill('kilometer'));
});

test('what an odometer shows comes back as it was read, in either unit', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.constantFrom('kilometer' as const, 'mile' as const), (shown, unit) => {
      expect(fromMeters(toMeters(shown, unit), unit)).toBe(shown);
    }),
  );
});

test('is written as the reader writes numbers', () => {
  expect(describeDistance(45_210_000, { locale: 'de-DE' })).toBe('45.210 km');
  expect(describeDistance(45_210_000, { locale: 'en-GB' })).toBe('28,092 mi');
});
