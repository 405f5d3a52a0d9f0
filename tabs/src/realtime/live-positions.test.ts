import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { expect, it, vi } from 'vitest';
import { livePositions } from './live-positions.ts';

const at = (vehicleId: string, deviceTime: string): LivePosition => ({
  ...{ vehicleId, deviceTime, latitude: 48, longitude: 11, speedKph: null, headingDegrees: null, ignitionOn: null },
});

it('keeps the newest of each vehicle, also when they come in another order', () => {
  const heard = vi.fn();
  const unsubscribe = livePositions.subscribe(heard);
  const before = livePositions.get();
  livePositions.add([at('a', '2026-11-23T07:00:02.000Z'), at('b', '2026-11-23T07:00:00.000Z')]);
  livePositions.add([at('a', '2026-11-23T07:00:01.000Z'), at('b', '2026-11-23T07:00:03.000Z')]);
  expect([...livePositions.get().values()].map(({ deviceTime }) => deviceTime.slice(17, 19))).toEqual(['02', '03']);
  expect(livePositions.get()).not.toBe(before);
  expect(heard).toHaveBeenCalledTimes(2);
  unsubscribe();
});
