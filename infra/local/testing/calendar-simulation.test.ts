import { expect, test } from 'vitest';
import { simulateCalendars } from './calendar-simulation.ts';

// The benchmark plays hundreds of larger ones.
const size = { reservations: 8, edits: 8, faultRate: 0.3, deathRate: 0.2, workers: 4 };

test.each([1, 2, 3, 4, 5])(
  'whatever goes wrong, with seed %i both sides end up equal',
  async (seed) => {
    const result = await simulateCalendars({ ...size, seed });
    expect(result).toMatchObject({ different: [], duplicates: [], leftOver: [], blocks: [], toldTwice: [] });
    expect(result.atOnce).toBeLessThanOrEqual(4);
    expect(result.made).toBeGreaterThan(3);
    expect(result.madeSeries).toBeGreaterThan(0);
    expect(result.edited).toBeGreaterThan(1);
  },
  120_000,
);

test('a seed is played the same again, request by request', async () => {
  const options = { ...size, seed: 6, reservations: 6, edits: 6 };
  const first = await simulateCalendars(options);
  const second = await simulateCalendars(options);
  expect(first.log.length).toBeGreaterThan(50);
  expect(second.log).toEqual(first.log);
  expect({ ...second, log: [] }).toEqual({ ...first, log: [] });
}, 120_000);
