/** Several servers behind a proxy, joined by a real Redis; the one that is killed is a process of its own. */
import { randomUUID } from 'node:crypto';
import { readBroadcast } from '@fleet/contracts/socket-events.ts';
import { startDeliveryWorker } from '@fleet/db/delivery-worker.ts';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { startBalancingProxy } from '../../../infra/local/testing/balancing-proxy.ts';
import { demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { startProduct } from '../../../infra/local/testing/product-process.ts';
import { redisTest, startRedis } from '../../../infra/local/testing/redis.ts';
import { closeSockets, type Listener, listenAs } from '../../../infra/local/testing/socket-listener.ts';
import { until } from '../../../infra/local/testing/until.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { createBroadcast } from '../effects/broadcast.ts';
import { createStreamPublisher, readStream } from './redis-stream.ts';

const slowly = { seconds: 60 };
const dayMilliseconds = 86_400_000;
let stage: ApiStage;
const cleanUps: (() => unknown)[] = [];
beforeAll(async () => {
  stage = await setApiStage();
});
afterEach(async () => {
  closeSockets();
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => stage.drop());

/** A server of the product as its own process. */
async function startProcess(redisUrl: string) {
  const web = startProduct('web', stage, stage.microsoft.url, { REDIS_URL: redisUrl });
  cleanUps.push(() => web.child.kill('SIGKILL'));
  return { web, port: (await web.logged('web listening', 'port')) as number };
}

/** One more server, in this process. */
async function startServer(redisUrl: string): Promise<number> {
  const { url, sockets } = await stage.addSocketServer();
  const reader = await readStream({
    url: redisUrl,
    onMessage: (message) => {
      const broadcast = readBroadcast(message);
      if (broadcast) sockets.deliver(broadcast);
    },
    onGap: sockets.missed,
    onBreak: () => {},
  });
  cleanUps.push(async () => {
    await reader.stop();
    await sockets.close();
  });
  return Number(new URL(url).port);
}

/** The part of the worker that tells servers what was committed. */
async function startWorker(redisUrl: string): Promise<void> {
  const publisher = createStreamPublisher(redisUrl, () => {});
  await publisher.publish(JSON.stringify({ mark: randomUUID() }));
  const { name, handles, isQuick, deliver } = createBroadcast((said) => publisher.publish(JSON.stringify(said)));
  const context = { actor: { kind: 'system' as const }, database: stage.database, now: () => new Date() };
  const worker = await startDeliveryWorker({
    jobsUrl: stage.jobsUrl,
    deliveries: [
      {
        ...{ name, handles, isQuick },
        deliver: (event, tenantId) => deliver(event as DomainEvent, { ...context, tenantId }),
      },
    ],
    log: () => {},
  });
  cleanUps.push(async () => {
    await worker.stop();
    publisher.close();
  });
}

function reservationsHeardBy({ heard, payloads }: Listener): string[] {
  return payloads.flatMap((payload, index) =>
    heard[index] === 'reservation.changed' ? [(payload as { reservationId: string }).reservationId] : [],
  );
}

redisTest(
  'when a server is killed its pages move over and miss nothing, also to one that has just started',
  async () => {
    const redis = await startRedis();
    cleanUps.push(() => redis.stop());
    await startWorker(redis.url);
    const [killed, other] = await Promise.all([startProcess(redis.url), startServer(redis.url)]);
    const proxy = await startBalancingProxy([killed.port, other]);
    cleanUps.push(() => proxy.close());
    const pages = await Promise.all(
      (['employee', 'manager'] as const).map((person) => listenAs(stage, person, { url: proxy.url })),
    );
    await Promise.all(pages.map(({ told }) => told('session.cursor')));
    expect(proxy.connectionsTo(killed.port)).toBe(2);

    const client = await stage.client('employee');
    const reserved: string[] = [];
    const reserve = async () => {
      const startsAt = Date.now() + (3 + reserved.length) * dayMilliseconds;
      const { id } = await client.createReservation({
        vehicleId: demoVehicleId('M-FT 1204'),
        startDate: new Date(startsAt).toISOString(),
        endDate: new Date(startsAt + 3_600_000).toISOString(),
        purpose: 'site visit',
      });
      reserved.push(id);
    };
    const everybodyHeardAll = () =>
      until(async () => pages.every((page) => reservationsHeardBy(page).length >= reserved.length), slowly);
    await reserve();
    await everybodyHeardAll();

    proxy.targets = [];
    killed.web.child.kill('SIGKILL');
    await killed.web.ended;
    for (let count = 0; count < 5; count++) await reserve();
    proxy.targets = [other];
    const back = await Promise.all(pages.map(({ told }) => told('session.ready', 2)));
    expect(back).toMatchObject([{ recovered: true }, { recovered: true }]);
    await everybodyHeardAll();

    proxy.targets = [];
    proxy.breakAll();
    for (let count = 0; count < 5; count++) await reserve();
    proxy.targets = [await startServer(redis.url)];
    const again = await Promise.all(pages.map(({ told }) => told('session.ready', 3)));
    expect(again).toMatchObject([{ recovered: true }, { recovered: true }]);
    await everybodyHeardAll();
    // Two events of different reservations may pass each other in the queue; none is missing and none comes twice.
    for (const page of pages) expect(reservationsHeardBy(page).toSorted()).toEqual(reserved.toSorted());
  },
  180_000,
);
