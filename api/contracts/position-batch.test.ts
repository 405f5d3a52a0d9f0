import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LivePosition } from './live-position.ts';
import { readPositionBatch, writePositionBatch } from './position-batch.ts';

const hundredths = (max: number) => fc.option(fc.integer({ min: 0, max: max * 100 }).map((steps) => steps / 100));
const degrees = (most: number) => fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((steps) => steps / 1e7);
const positions = fc.array(
  fc.record<LivePosition>({
    vehicleId: fc.uuid(),
    latitude: degrees(90),
    longitude: degrees(180),
    speedKph: hundredths(655),
    headingDegrees: hundredths(360),
    ignitionOn: fc.constantFrom(null, false, true),
    deviceTime: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((at) => at.toISOString()),
  }),
);

it('reads what was written', () => {
  const isRead = (some: LivePosition[]) => void expect(readPositionBatch(writePositionBatch(some))).toEqual(some);
  fc.assert(fc.property(positions, isRead));
});

it('rounds what is finer than anybody sees, and bounds what nobody drives', () => {
  const deviceTime = '2026-11-23T07:00:00.000Z';
  const finer: LivePosition = {
    ...{ vehicleId: '0198f000-0001-7000-9004-0000000001f4', latitude: -48.13743219999, longitude: 179.99999999999 },
    ...{ speedKph: 48.123_456, headingDegrees: 359.999, ignitionOn: null, deviceTime },
  };
  const fast = { ...finer, speedKph: 1_000, headingDegrees: -1 };
  expect(readPositionBatch(writePositionBatch([finer, fast]))).toEqual([
    { ...finer, latitude: -48.1374322, longitude: 180, speedKph: 48.12, headingDegrees: 360 },
    { ...finer, latitude: -48.1374322, longitude: 180, speedKph: 655.34, headingDegrees: 0 },
  ]);
});

it('takes a quarter of the bytes of the same as JSON', () => {
  const one: LivePosition = {
    ...{ vehicleId: '0198f000-0001-7000-9004-0000000001f4', latitude: 48.137432, longitude: 11.575491 },
    ...{ speedKph: 48.5, headingDegrees: 213, ignitionOn: true, deviceTime: '2026-11-23T07:00:00.000Z' },
  };
  const many = Array.from({ length: 500 }, () => one);
  expect(writePositionBatch(many).length * 3.5).toBeLessThan(JSON.stringify(many).length);
});
