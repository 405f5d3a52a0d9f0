import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMeters } from './distance.ts';
import { believed, isImplausible, isInTime, type TimedPlace } from './position-rules.ts';

const file = new URL('../../../../infra/local/telematics/roads/munich-drive.json', import.meta.url);
const drive = (JSON.parse(readFileSync(file, 'utf8')) as { points: [string, string][] }).points.map(([time, place]) => {
  const [longitude = 0, latitude = 0] = (/POINT\((\S+) (\S+)\)/.exec(place) ?? []).slice(1).map(Number);
  return { deviceTime: new Date(time.replace(' ', 'T')), latitude, longitude };
});

function implausibleOf(points: readonly TimedPlace[]): number[] {
  const found: number[] = [];
  let last: TimedPlace | undefined;
  for (const [index, point] of points.entries()) {
    if (isImplausible(last, point)) found.push(index);
    else last = point;
  }
  return found;
}

test('the jump of 1,693 km/h in the drive through Munich is told from driving, which goes on five seconds later', () => {
  expect(implausibleOf(drive)).toEqual([619, 620, 621, 622, 623]);
});

test('a place far off the road is left out, and the road goes on with the next', () => {
  const [before, , after] = drive.slice(100, 103) as [TimedPlace, TimedPlace, TimedPlace];
  const spike = { ...after, deviceTime: new Date(before.deviceTime.getTime() + 1_000), latitude: 49 };
  expect(implausibleOf([before, spike, after])).toEqual([1]);
});

test('a vehicle that stands still may seem to move a little at any moment', () => {
  const place = { deviceTime: new Date(0), latitude: 48, longitude: 11 };
  expect(isImplausible(place, { ...place, longitude: 11.0005 })).toBe(false);
  expect(isImplausible(undefined, place)).toBe(false);
});

test('a distance is the same both ways and never longer than half around the Earth', () => {
  const place = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(place, place, (one, other) => {
      const distance = distanceMeters(one, other);
      expect(distance).toBeCloseTo(distanceMeters(other, one), 3);
      expect(distance).toBeLessThanOrEqual(20_015_115);
    }),
  );
});

describe('a device is believed', () => {
  const point = { externalId: 'plug', deviceTime: new Date('2026-11-23T08:00:00Z') };

  test('about what can be, and about nothing else', () => {
    const place = { latitude: 48.1, longitude: 11.5, speedKph: -1, headingDegrees: 361 };
    expect(believed({ ...point, place, fuelPercent: 101, odometerMeters: -5, chargePercent: 0 })).toMatchObject({
      place: { latitude: 48.1, longitude: 11.5, speedKph: undefined, headingDegrees: undefined },
      fuelPercent: undefined,
      odometerMeters: undefined,
      chargePercent: 0,
    });
  });

  test.each([
    [0, 0],
    [91, 11],
    [48, 181],
    [Number.NaN, 11],
  ])('not about being at %f, %f', (latitude, longitude) => {
    expect(believed({ ...point, place: { latitude, longitude } }).place).toBeUndefined();
  });

  test('about fault codes as the standard writes them', () => {
    expect(believed({ ...point, faultCodes: ['P0171', 'no code', 'U3FFF', 'X0000'] }).faultCodes).toEqual([
      'P0171',
      'U3FFF',
    ]);
  });

  test('when its clock is about right and its word is not older than what is kept', () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const at = (deviceTime: string) => isInTime({ deviceTime: new Date(deviceTime) }, now, 90);
    expect(at('2026-11-23T08:09:00Z')).toBe(true);
    expect(at('2026-11-23T08:11:00Z')).toBe(false);
    expect(at('2026-08-26T08:00:00Z')).toBe(true);
    expect(at('2026-08-25T07:00:00Z')).toBe(false);
  });
});
