import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { writePositionBatch } from '@fleet/contracts/position-batch.ts';
import { expect, it, vi } from 'vitest';
import { livePositions } from './live-positions.ts';
import { socketNews } from './socket-news.ts';

const [a, b] = ['0198f000-0001-7000-9004-00000000000a', '0198f000-0001-7000-9004-00000000000b'] as const;
const at = (vehicleId: string, deviceTime: string): LivePosition => ({
  ...{ vehicleId, deviceTime, latitude: 48, longitude: 11, speedKph: null, headingDegrees: null, ignitionOn: null },
});
const tell = (...positions: LivePosition[]) =>
  socketNews.tell({ event: 'positions.changed', payload: { batch: writePositionBatch(positions) } });

it('keeps the newest of each vehicle, also when they come in another order', () => {
  const heard = vi.fn();
  const unsubscribe = livePositions.subscribe(heard);
  const before = livePositions.get();
  tell(at(a, '2026-11-23T07:00:02.000Z'), at(b, '2026-11-23T07:00:00.000Z'));
  tell(at(a, '2026-11-23T07:00:01.000Z'), at(b, '2026-11-23T07:00:03.000Z'));
  expect([...livePositions.get().values()].map(({ deviceTime }) => deviceTime.slice(17, 19))).toEqual(['02', '03']);
  expect(livePositions.get()).not.toBe(before);
  expect(heard).toHaveBeenCalledTimes(2);
  unsubscribe();
});

it('is the same map until something is told, however long nobody looks', () => {
  const before = livePositions.get();
  expect(livePositions.get()).toBe(before);
  const from = Date.parse('2026-11-23T08:00:00Z');
  for (let second = 0; second <= 250; second++) tell(at(a, new Date(from + second * 1_000).toISOString()));
  expect(livePositions.get().get(a)?.deviceTime).toBe('2026-11-23T08:04:10.000Z');
});
