import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPositionBatch } from '@fleet/contracts/position-batch.ts';
import type { HeardPosition, SocketEventPayload } from '@fleet/contracts/socket-events.ts';
import { Server } from 'socket.io';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { closeSockets, type Listener, listenAs, openSocket } from '../../../infra/local/testing/socket-listener.ts';
import { until } from '../../../infra/local/testing/until.ts';
import type { FleetServer, FleetSocket } from './fleet-socket.ts';
import { createPositionFeed } from './position-feed.ts';
import { rooms } from './rooms.ts';

const { tenantId } = demoCompany();
let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());
afterEach(() => closeSockets());

const startsAt = Date.parse('2026-11-23T07:00:00Z');

function position({
  vehicleId = randomUUID(),
  driverUserId = null,
  isPrivate = false,
  second = 0,
}: {
  vehicleId?: string;
  driverUserId?: string | null;
  isPrivate?: boolean;
  second?: number;
} = {}): HeardPosition {
  const deviceTime = new Date(startsAt + second * 1_000).toISOString();
  const where = { latitude: 48.13743, longitude: 11.57549, speedKph: 50, headingDegrees: 90, ignitionOn: true };
  return { position: { vehicleId, ...where, deviceTime }, driverUserId, isPrivate };
}

type Told = SocketEventPayload<'positions.changed'>;
const positionsOf = ({ batch }: Told) => readPositionBatch(batch);
const messagesOf = ({ payloads }: Listener) => (payloads as Told[]).map(positionsOf);
const vehiclesOf = (listener: Listener) =>
  messagesOf(listener).flatMap((positions) => positions.map(({ vehicleId }) => vehicleId));
const userIdOf = async (person: DemoPerson) => (await stage.as(person)).actor.userId;

test('fleet managers see where vehicles are, drivers their own, and nobody else a private trip', async () => {
  const topics = ['positions'] as const;
  const vehicleId = randomUUID();
  const [manager, driver, colleague, foreigner, oneVehicle] = await Promise.all([
    listenAs(stage, 'manager', { topics }),
    listenAs(stage, 'employee', { topics }),
    listenAs(stage, 'employee2', { topics }),
    listenAs(stage, 'manager', { company: 'fabrikam', topics }),
    listenAs(stage, 'manager', { topics: [`vehicle:${vehicleId}`] }),
  ]);
  const driverUserId = await userIdOf('employee');
  const [open, own, secret] = [
    position({ vehicleId }),
    position({ driverUserId }),
    position({ driverUserId, isPrivate: true }),
  ];
  stage.sockets.deliver({ tenantId, positions: [open, own, secret] });
  await until(async () => vehiclesOf(manager).length >= 2 && vehiclesOf(driver).length >= 2);
  const foreign = { tenantId: demoCompany('fabrikam').tenantId, positions: [position()] };
  stage.sockets.deliver(foreign);
  await until(async () => vehiclesOf(foreigner).length > 0);
  const ids = (...heard: HeardPosition[]) => heard.map((one) => one.position.vehicleId);
  expect(vehiclesOf(manager)).toEqual(ids(open, own));
  expect(vehiclesOf(driver)).toEqual(ids(own, secret));
  expect(vehiclesOf(colleague)).toEqual([]);
  expect(vehiclesOf(oneVehicle)).toEqual([vehicleId]);
  expect(vehiclesOf(foreigner)).toEqual(ids(...foreign.positions));
});

test('a fleet manager who drives, and follows the vehicle as well, hears of it once', async () => {
  const vehicleId = randomUUID();
  const manager = await listenAs(stage, 'manager', { topics: ['positions', `vehicle:${vehicleId}`] });
  const driverUserId = await userIdOf('manager');
  stage.sockets.deliver({ tenantId, positions: [position({ vehicleId, driverUserId })] });
  await until(async () => vehiclesOf(manager).length > 0);
  stage.sockets.deliver({ tenantId, positions: [position({ vehicleId, driverUserId, isPrivate: true, second: 1 })] });
  await until(async () => vehiclesOf(manager).length > 1);
  expect(messagesOf(manager).map((positions) => positions.length)).toEqual([1, 1]);
});

test('a fleet comes in one message, a very large one in several, and of each vehicle the newest', async () => {
  const manager = await listenAs(stage, 'manager', { topics: ['positions'] });
  const vehicleIds = Array.from({ length: 1_500 }, () => randomUUID());
  for (const second of [0, 2, 1]) {
    for (let from = 0; from < vehicleIds.length; from += 50) {
      const some = vehicleIds.slice(from, from + 50);
      stage.sockets.deliver({ tenantId, positions: some.map((vehicleId) => position({ vehicleId, second })) });
    }
  }
  await until(async () => vehiclesOf(manager).length >= vehicleIds.length);
  expect(messagesOf(manager).map((positions) => positions.length)).toEqual([1_000, 500]);
  expect(new Set(vehiclesOf(manager))).toEqual(new Set(vehicleIds));
  const times = messagesOf(manager).flatMap((positions) => positions.map(({ deviceTime }) => deviceTime));
  expect(new Set(times)).toEqual(new Set([new Date(startsAt + 2_000).toISOString()]));
});

/** Positions told to pages that are let in everywhere. */
async function startFeed(pages: number) {
  const http = createServer().listen(0);
  const server: FleetServer = new Server(http, { path: '/realtime' });
  const feed = createPositionFeed(server);
  const heard: ReturnType<typeof positionsOf>[] = [];
  const { port } = http.address() as AddressInfo;
  const sockets: FleetSocket[] = [];
  server.on('connection', (socket) => {
    socket.join(rooms.allPositions(tenantId));
    sockets.push(socket);
  });
  for (let page = 0; page < pages; page++) {
    openSocket(`http://127.0.0.1:${port}`, {}).on('positions.changed', (told) => heard.push(positionsOf(told)));
  }
  await until(async () => sockets.length === pages);
  const close = async () => {
    feed.close();
    await server.close();
  };
  return { feed, sockets, heard, close };
}

test('what many follow is written once, as the frame that each of them gets', async () => {
  const { feed, sockets, heard, close } = await startFeed(3);
  const frames: unknown[] = [];
  for (const { conn } of sockets) {
    conn.on('packetCreate', ({ options }: { options: { wsPreEncodedFrame?: unknown } }) => {
      frames.push(options.wsPreEncodedFrame);
    });
  }
  feed.add({ tenantId, positions: [position()] });
  await until(async () => heard.length === 3);
  expect(frames).toEqual([expect.anything(), frames[0], frames[0]]);
  expect(new Set(frames).size).toBe(1);
  await close();
});

test('whoever takes little is told the newest of each vehicle when they can take it, and nothing in between', async () => {
  const { feed, sockets, heard, close } = await startFeed(1);
  const [socket] = sockets as [FleetSocket];
  const { transport } = socket.conn;
  const vehicleIds = Array.from({ length: 1_500 }, () => randomUUID());
  const untilTold = () => new Promise((resolve) => setTimeout(resolve, 500));
  try {
    transport.writable = false;
    for (const second of [1, 2]) {
      feed.add({ tenantId, positions: vehicleIds.map((vehicleId) => position({ vehicleId, second })) });
      await untilTold();
    }
    transport.writable = true;
    transport.emit('ready');
    await until(async () => heard.flat().length >= vehicleIds.length);
    expect(heard.map((positions) => positions.length)).toEqual([1_000, 500]);
    const newest = new Date(startsAt + 2_000).toISOString();
    expect(heard.flat().every(({ deviceTime }) => deviceTime === newest)).toBe(true);

    transport.writable = false;
    feed.add({ tenantId, positions: [position({ second: 3 })] });
    await untilTold();
    feed.forget(socket);
    transport.writable = true;
    transport.emit('ready');
    feed.add({ tenantId, positions: [position({ second: 4 })] });
    await until(async () => heard.length >= 3);
    expect(heard[2]).toMatchObject([{ deviceTime: new Date(startsAt + 4_000).toISOString() }]);
  } finally {
    await close();
  }
});
