import { expect, test } from 'vitest';
import { simulateCalendars } from './calendar-simulation.ts';

// The benchmark plays hundreds of larger ones.
test.each([1, 2, 3, 4, 5])(
  'whatever goes wrong, with seed %i both sides end up equal',
  async (seed) => {
    const result = await simulateCalendars({ seed, reservations: 14, edits: 14, faultRate: 0.3, deathRate: 0.01 });
    expect(result).toMatchObject({ different: [], duplicates: [], leftOver: [], blocks: [], toldTwice: [] });
    expect(result.atOnce).toBeLessThanOrEqual(4);
    expect(result.made).toBeGreaterThan(3);
    expect(result.edited).toBeGreaterThan(3);
  },
  120_000,
);
