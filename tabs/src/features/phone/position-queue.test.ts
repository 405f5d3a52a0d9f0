import { expect, test } from 'vitest';
import { createPositionQueue, type ToldPosition, toldPosition } from './position-queue.ts';

const at = (second: number, north = 0): ToldPosition => ({
  deviceTime: new Date(Date.UTC(2026, 10, 23, 8, 0, second)).toISOString(),
  latitude: 48.1 + north,
  longitude: 11.5,
});

function setQueue() {
  const told: ToldPosition[][] = [];
  let isOnline = true;
  const queue = createPositionQueue(async (positions) => {
    if (!isOnline) throw new TypeError('Failed to fetch');
    told.push(positions);
    return { outOfTime: positions.filter(({ latitude }) => latitude > 80).length };
  });
  const goOnline = (online: boolean) => {
    isOnline = online;
  };
  return { queue, told, goOnline };
}

test('a phone that stands still tells its place every five seconds, one that moves at once', async () => {
  const { queue, told } = setQueue();
  for (const point of [at(0), at(1), at(2, 0.001), at(4, 0.001), at(7, 0.001), at(7, 0.002)]) queue.add(point);
  await queue.flush();
  expect(told).toEqual([[at(0), at(2, 0.001), at(7, 0.001)]]);
  expect(queue.state()).toEqual({ sent: 3, lastSentAt: at(7).deviceTime, waiting: 0, dropped: 0, outOfTime: 0 });
});

test('what cannot be sent waits and goes in batches, oldest first, and what does not fit is counted', async () => {
  const { queue, told, goOnline } = setQueue();
  goOnline(false);
  for (let number = 0; number < 2_100; number++) queue.add(at(number * 5));
  await expect(queue.flush()).rejects.toThrow('Failed to fetch');
  expect(queue.state()).toMatchObject({ sent: 0, waiting: 2_000, dropped: 100 });
  goOnline(true);
  await Promise.all([queue.flush(), queue.flush()]);
  expect(told.map((batch) => batch.length)).toEqual([500, 500, 500, 500]);
  expect(told.flat()[0]).toEqual(at(500));
  expect(queue.state()).toMatchObject({ sent: 2_000, waiting: 0 });
});

test('places of a wrong clock are told of', async () => {
  const { queue } = setQueue();
  queue.add({ ...at(0), latitude: 81 });
  await queue.flush();
  expect(queue.state()).toMatchObject({ sent: 0, outOfTime: 1 });
});

test('a place is told in the units of the API, without what the phone does not know', () => {
  const coords = { latitude: 48.1, longitude: 11.5, accuracy: 12, speed: 10, heading: Number.NaN };
  const position = { coords, timestamp: Date.UTC(2026, 10, 23, 8) } as unknown as GeolocationPosition;
  expect(toldPosition(position)).toEqual({ ...at(0), accuracyMeters: 12, speedKph: 36 });
});
