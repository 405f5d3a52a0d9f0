import { expect, it } from 'vitest';
import { createBackoff } from './backoff.ts';

it('waits twice as long each time, from one second to thirty, and begins anew after a success', () => {
  const { next, reset } = createBackoff(() => 0.5);
  expect(Array.from({ length: 7 }, next)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  reset();
  expect(next()).toBe(1_000);
});

it('spreads the tries of many pages by half of the wait, and never waits longer than half a minute', () => {
  const [early, late] = [createBackoff(() => 0), createBackoff(() => 0.999)];
  expect([early.next(), Math.round(late.next())]).toEqual([500, 1_499]);
  late.refused();
  expect(late.next()).toBe(30_000);
});
