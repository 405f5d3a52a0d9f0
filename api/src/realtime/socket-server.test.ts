import { randomUUID } from 'node:crypto';
import { type Broadcast, readBroadcast, type ServerToClientEvents } from '@fleet/contracts/socket-events.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoCompany, type DemoPerson, demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { until } from '../../../infra/local/testing/until.ts';
import { updateUser } from '../domain/user/update-user.ts';
import { createBroadcast } from '../effects/broadcast.ts';

let stage: ApiStage;
let clock = new Date('2026-11-23T07:00:00Z');
beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
});
afterAll(() => stage.drop());
beforeEach(() => {
  clock = new Date('2026-11-23T07:00:00Z');
});

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

function connect(
  auth: Record<string, unknown>,
  options: { reconnection?: boolean } = {},
): Socket<ServerToClientEvents> {
  const socket = io(stage.url, { path: '/realtime', transports: ['websocket'], forceNew: true, auth, ...options });
  open.push(socket);
  return socket;
}

interface Listener {
  socket: Socket<ServerToClientEvents>;
  heard: string[];
}

async function listenAs(person: DemoPerson, company: DemoCompany = 'contoso'): Promise<Listener> {
  const token = await stage.tokenOf(person, company);
  const socket = connect({ token, tenantId: demoCompany(company).tenantId });
  const heard: string[] = [];
  socket.onAny((event: string) => heard.push(event));
  await until(async () => socket.connected);
  return { socket, heard };
}

/** @returns the error code of the refusal */
function refusal(auth: Record<string, unknown>): Promise<string> {
  const socket = connect(auth, { reconnection: false });
  return new Promise((resolve, reject) => {
    socket.on('connect_error', ({ message }) => resolve(message));
    socket.on('connect', () => reject(new Error('It was let in')));
  });
}

async function broadcastTo(...people: DemoPerson[]): Promise<Broadcast> {
  const contexts = await Promise.all(people.map((person) => stage.as(person)));
  return {
    tenantId: demoCompany().tenantId,
    userIds: contexts.map(({ actor }) => actor.userId),
    reservation: { reservationId: randomUUID(), vehicleId: randomUUID(), status: 'approved', version: 2 },
  };
}

/** What the worker tells every server once it is committed. */
async function broadcastUserChange(userId: string): Promise<void> {
  const { tenantId, database } = await stage.as('admin');
  const [event] = await stage.look<{ id: string; type: 'user.changed'; entityId: string; occurredAt: string }>(
    `select id, type, entity_id as "entityId", occurred_at::text as "occurredAt" from outbox_events
     where type = 'user.changed' and entity_id = $1 order by id desc limit 1`,
    [userId],
  );
  if (!event) throw new Error('Nobody is told of the change');
  const { handles, deliver } = createBroadcast(async (broadcast) => {
    const read = readBroadcast(JSON.stringify(broadcast));
    if (read) stage.sockets.deliver(read);
  });
  expect(handles).toContain(event.type);
  const context = { actor: { kind: 'system' as const }, tenantId, database, now: () => clock };
  await deliver({ ...event, tenantId, payload: {} }, context);
}

test('a reservation’s change reaches the people it concerns and the fleet managers, the vehicle’s reaches the tenant', async () => {
  const [employee, colleague, manager, foreigner] = await Promise.all([
    listenAs('employee'),
    listenAs('employee2'),
    listenAs('manager'),
    listenAs('manager', 'fabrikam'),
  ]);
  const first = await broadcastTo('employee', 'manager');
  stage.sockets.deliver(first);
  // What is sent to everybody afterwards arrives after it, so that a silence can be told from a delay.
  stage.sockets.deliver({ ...(await broadcastTo('employee2')), tenantId: demoCompany('fabrikam').tenantId });
  await until(async () => foreigner.heard.length >= 2);
  await until(async () => colleague.heard.length >= 1 && employee.heard.length >= 2 && manager.heard.length >= 2);
  expect(employee.heard).toEqual(['reservation.changed', 'vehicle.changed']);
  expect(manager.heard).toEqual(['reservation.changed', 'vehicle.changed']);
  expect(colleague.heard).toEqual(['vehicle.changed']);
  expect(foreigner.heard).toEqual(['reservation.changed', 'vehicle.changed']);
});

test('nobody is let in without a valid token or for another tenant', async () => {
  const token = await stage.tokenOf('employee');
  const { tenantId } = demoCompany();
  expect(await refusal({})).toBe('UNAUTHENTICATED');
  expect(await refusal({ token: 'x', tenantId })).toBe('UNAUTHENTICATED');
  expect(await refusal({ token: { $ne: '' }, tenantId })).toBe('UNAUTHENTICATED');
  expect(await refusal({ token })).toBe('FORBIDDEN');
  expect(await refusal({ token, tenantId: demoCompany('fabrikam').tenantId })).toBe('FORBIDDEN');
});

test('a connection ends when its token does', async () => {
  const token = await stage.tokenOf('employee');
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
  clock = new Date(exp * 1000 - 200);
  const { socket } = await listenAs('employee');
  const reason = await new Promise((resolve) => socket.on('disconnect', resolve));
  expect(reason).toBe('io server disconnect');
});

test('whoever is switched off hears nothing more, and is not let in again', async () => {
  const [employee, elsewhere, colleague] = await Promise.all([
    listenAs('employee2'),
    listenAs('employee2'),
    listenAs('employee'),
  ]);
  const context = await stage.as('employee2');
  const { userId } = context.actor;
  const told = await broadcastTo('employee2');
  const refusals: string[] = [];
  for (const { socket } of [employee, elsewhere]) socket.on('connect_error', ({ message }) => refusals.push(message));
  await updateUser(await stage.as('admin'), { userId, active: false });
  await broadcastUserChange(userId);
  stage.sockets.deliver(told);
  await until(async () => refusals.length === 2 && colleague.heard.length > 0);
  expect(refusals).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect([employee.heard, elsewhere.heard]).toEqual([[], []]);
  expect(colleague.socket.connected).toBe(true);
  await updateUser(await stage.as('admin'), { userId, active: true });
});

test('who manages the fleet no longer hears of what concerns others no longer', async () => {
  const admin = await stage.as('admin');
  const [manager, colleague] = await Promise.all([listenAs('manager'), listenAs('employee')]);
  const { userId } = (await stage.as('manager')).actor;
  await updateUser(admin, { userId, roles: ['employee'] });
  const again = new Promise<void>((resolve) => manager.socket.once('connect', resolve));
  await broadcastUserChange(userId);
  await again;
  stage.sockets.deliver(await broadcastTo('employee'));
  await until(async () => manager.heard.length > 0 && colleague.heard.length > 1);
  expect(manager.heard).toEqual(['vehicle.changed']);
  await updateUser(admin, { userId, roles: ['employee', 'fleet_manager'] });
});

test('after a gap every browser connects anew by itself, and so asks for what it missed', async () => {
  const { socket, heard } = await listenAs('employee');
  const again = new Promise<void>((resolve) => socket.once('connect', resolve));
  stage.sockets.reconnectAll();
  await again;
  stage.sockets.deliver(await broadcastTo('employee'));
  await until(async () => heard.length >= 2);
  expect(heard).toEqual(['reservation.changed', 'vehicle.changed']);
});
