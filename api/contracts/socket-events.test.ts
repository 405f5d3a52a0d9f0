import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type HeardPosition, readBroadcast, writePositionBroadcasts } from './socket-events.ts';

const tenantId = randomUUID();

function heard(count: number, driverUserId: string | null): HeardPosition[] {
  return Array.from({ length: count }, (_, index) => ({
    position: {
      vehicleId: randomUUID(),
      latitude: -48.1635066,
      longitude: -111.5643882,
      speedKph: 130.5,
      headingDegrees: index % 360,
      ignitionOn: false,
      deviceTime: '2026-11-23T07:00:00.000Z',
    },
    driverUserId,
    isPrivate: false,
  }));
}

test('positions travel in messages that the channel carries, each of them once and in order', () => {
  const all = heard(501, randomUUID());
  const messages = writePositionBroadcasts(tenantId, all);
  expect(Math.max(...messages.map((message) => Buffer.byteLength(message)))).toBeLessThan(8_000);
  const read = messages.map(readBroadcast);
  expect(read.every((one) => one && 'positions' in one && one.positions.length <= 100)).toBe(true);
  expect(read.flatMap((one) => (one && 'positions' in one ? one.positions : []))).toEqual(all);
});

test('nothing to tell is no message', () => {
  expect(writePositionBroadcasts(tenantId, [])).toEqual([]);
});
