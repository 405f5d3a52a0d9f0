import { afterEach, expect, vi } from 'vitest';
import { redisTest, startRedis, type TestRedis } from '../../../infra/local/testing/redis.ts';
import { createStreamPublisher, type ReadStreamOptions, readStream } from './redis-stream.ts';

const patience = { timeout: 15_000, interval: 20 };
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function redis(port?: number): Promise<TestRedis> {
  const started = await startRedis(port);
  cleanUps.push(() => started.stop());
  return started;
}

function publisherOf(url: string) {
  const publisher = createStreamPublisher(url, () => {});
  cleanUps.push(() => publisher.close());
  return publisher;
}

async function readerOf(url: string) {
  const heard: string[] = [];
  const onGap = vi.fn();
  const options: ReadStreamOptions = { url, onMessage: (message) => heard.push(message), onGap, onBreak: () => {} };
  const reader = await readStream(options);
  cleanUps.push(() => reader.stop());
  return { heard, onGap };
}

redisTest('every server hears all of it in one order, one that starts later too', async () => {
  const { url } = await redis();
  const [one, other] = [publisherOf(url), publisherOf(url)];
  const early = await readerOf(url);
  for (let count = 0; count < 20; count++) {
    await Promise.all([one.publish(`one ${count}`), other.publish(`other ${count}`)]);
  }
  const late = await readerOf(url);
  await vi.waitFor(() => expect([early.heard.length, late.heard.length]).toEqual([40, 40]), patience);
  expect(late.heard).toEqual(early.heard);
  await one.publish('last');
  await vi.waitFor(() => expect([early.heard.at(-1), late.heard.at(-1)]).toEqual(['last', 'last']), patience);
});

redisTest('after Redis was away with all that it knew, readers are told of the gap and go on', async () => {
  const first = await redis();
  const publisher = publisherOf(first.url);
  const { heard, onGap } = await readerOf(first.url);
  await publisher.publish('before');
  await vi.waitFor(() => expect(heard).toEqual(['before']), patience);
  await first.stop();
  await expect(publisher.publish('meanwhile')).rejects.toThrow();
  await redis(Number(new URL(first.url).port));
  await vi.waitFor(() => expect(onGap).toHaveBeenCalledTimes(1), patience);
  await vi.waitFor(() => publisher.publish('after'), patience);
  await vi.waitFor(() => expect(heard.at(-1)).toBe('after'), patience);
});
