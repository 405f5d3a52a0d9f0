import { randomUUID } from 'node:crypto';
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { closeSockets, type Listener, listenAs } from '../../../infra/local/testing/socket-listener.ts';
import { until } from '../../../infra/local/testing/until.ts';
import { updateUser } from '../domain/user/update-user.ts';

const { tenantId } = demoCompany();
let stage: ApiStage;
let clock = new Date('2026-11-23T07:00:00Z');
const passes = (milliseconds: number) => {
  clock = new Date(clock.getTime() + milliseconds);
};
beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
});
afterAll(() => stage.drop());
afterEach(() => closeSockets());

const change = (entityId: string = randomUUID()): Broadcast => ({
  id: randomUUID(),
  tenantId,
  changed: 'vehicle',
  entityId,
});

/** Breaks the connection as a network does, and waits until the server knows. */
async function lose({ socket }: Listener): Promise<void> {
  socket.io.opts.reconnection = false;
  const lost = new Promise((resolve) => socket.once('disconnect', resolve));
  socket.io.engine.close();
  await lost;
}

/** @returns what the server says of the new connection */
async function comeBack({ socket, session, told }: Listener): Promise<unknown> {
  const count = session.filter(({ event }) => event === 'session.ready').length;
  socket.connect();
  return told('session.ready', count + 1);
}

test('what happened while a browser was away comes when it is back, each once and in order', async () => {
  const listener = await listenAs(stage, 'employee');
  const vehicleIds: string[] = Array.from({ length: 30 }, () => randomUUID());
  const [before = '', during = '', ...after] = vehicleIds;
  stage.sockets.deliver(change(before));
  await until(async () => listener.heard.length === 1);
  await lose(listener);
  for (const vehicleId of [during, ...after.slice(0, 20)]) stage.sockets.deliver(change(vehicleId));
  passes(119_000);
  const back = comeBack(listener);
  // Also what happens while its token is checked.
  for (const vehicleId of after.slice(20)) {
    stage.sockets.deliver(change(vehicleId));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await back).toMatchObject({ recovered: true });
  await until(async () => listener.heard.length >= vehicleIds.length);
  expect(listener.payloads).toEqual(vehicleIds.map((vehicleId) => ({ vehicleId })));
});

test('a browser that has heard of nothing yet misses nothing either', async () => {
  const listener = await listenAs(stage, 'employee');
  await listener.told('session.cursor');
  await lose(listener);
  stage.sockets.deliver(change());
  expect(await comeBack(listener)).toMatchObject({ recovered: true });
  await until(async () => listener.heard.length === 1);
});

test('after a longer break, too many changes or a gap on the way it is told to read anew', async () => {
  const listener = await listenAs(stage, 'employee');
  await listener.told('session.cursor');
  await lose(listener);
  for (let count = 0; count < 200; count++) stage.sockets.deliver(change());
  expect(await comeBack(listener)).toMatchObject({ recovered: false });

  await lose(listener);
  passes(181_000);
  stage.sockets.deliver({ mark: randomUUID() });
  expect(await comeBack(listener)).toMatchObject({ recovered: false });

  stage.sockets.missed();
  await listener.told('session.refetch');
  await lose(listener);
  expect(await comeBack(listener)).toMatchObject({ recovered: false });
  expect(listener.heard).toEqual([]);
});

test('what was missed is told by the rights of now', async () => {
  const listener = await listenAs(stage, 'manager');
  const { userId } = (await stage.as('manager')).actor;
  const admin = await stage.as('admin');
  stage.sockets.deliver({ mark: randomUUID() });
  await listener.told('session.cursor');
  await lose(listener);
  const reservation = { reservationId: randomUUID(), vehicleId: randomUUID(), status: 'approved', version: 2 } as const;
  stage.sockets.deliver({ id: randomUUID(), tenantId, userIds: [], deciderIds: [], reservation });
  await updateUser(admin, { userId, roles: ['employee'] });
  stage.sockets.deliver({ tenantId, changedUserId: userId });
  expect(await comeBack(listener)).toMatchObject({ recovered: true });
  await until(async () => listener.heard.length > 0);
  expect(listener.heard).toEqual(['vehicle.changed']);
  await updateUser(admin, { userId, roles: ['employee', 'fleet_manager'] });
});

test('a server that stops lets its browsers come back by themselves', async () => {
  const { url, sockets } = await stage.addSocketServer();
  const { socket } = await listenAs(stage, 'employee', { url });
  const reason = new Promise((resolve) => socket.once('disconnect', resolve));
  await sockets.close();
  expect(await reason).toBe('transport close');
  expect(socket.active).toBe(true);
});
