import { randomUUID } from 'node:crypto';
import { type Broadcast, readBroadcast } from '@fleet/contracts/socket-events.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import type { DemoPerson } from '../../../infra/local/testing/demo-stage.ts';
import { closeSockets, listenAs } from '../../../infra/local/testing/socket-listener.ts';
import { until } from '../../../infra/local/testing/until.ts';
import { updateUser } from '../domain/user/update-user.ts';
import { createBroadcast } from '../effects/broadcast.ts';

const today = new Date('2026-11-23T07:00:00Z');
let stage: ApiStage;
let clock = today;
beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
});
afterAll(() => stage.drop());
beforeEach(() => {
  clock = today;
});
afterEach(() => closeSockets());

function endOf(token: string): number {
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
  return exp * 1_000;
}

async function reservationOf(person: DemoPerson): Promise<Broadcast> {
  const { actor, tenantId } = await stage.as(person);
  const reservation = { reservationId: randomUUID(), vehicleId: randomUUID(), status: 'approved', version: 2 } as const;
  return { id: randomUUID(), tenantId, userIds: [actor.userId], deciderIds: [], reservation };
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

test('a connection is warned before its token ends, and ends with it', async () => {
  const end = endOf(await stage.tokenOf('employee'));
  clock = new Date(end - 300);
  const { socket, told } = await listenAs(stage, 'employee');
  const ended = new Promise((resolve) => socket.on('disconnect', resolve));
  expect(await told('session.expiring')).toEqual({ expiresAt: new Date(end).toISOString() });
  expect(await ended).toBe('io server disconnect');
  expect(await told('session.ending')).toEqual({
    code: 'UNAUTHENTICATED',
    detail: 'Your sign-in has ended. Sign in again.',
  });
});

test('a newer token of the same person prolongs the connection; another one changes nothing', async () => {
  const end = endOf(await stage.tokenOf('employee'));
  clock = new Date(end - 1_000);
  const listener = await listenAs(stage, 'employee');
  const { socket, told, heard } = listener;
  await told('session.expiring');
  clock = new Date(end - 800);
  const stranger = await stage.tokenOf('approver');
  expect(await socket.emitWithAck('session.renew', { token: stranger })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await socket.emitWithAck('session.renew', { token: 'x' })).toMatchObject({ code: 'UNAUTHENTICATED' });

  const token = await stage.freshTokenOf('employee');
  expect(endOf(token)).toBeGreaterThan(end);
  expect(await socket.emitWithAck('session.renew', { token })).toEqual({ done: true });
  // The renewed one counts from its own end: beside it, one that is let in with the old token ends before.
  const old = await listenAs(stage, 'employee');
  await old.told('session.ending');
  expect(socket.connected).toBe(true);
  stage.sockets.deliver(await reservationOf('employee'));
  await until(async () => heard.length === 2);
});

test('whoever is switched off hears nothing more, and is not let in again', async () => {
  const [employee, elsewhere, colleague] = await Promise.all([
    listenAs(stage, 'employee2'),
    listenAs(stage, 'employee2'),
    listenAs(stage, 'employee'),
  ]);
  const { userId } = (await stage.as('employee2')).actor;
  const news = await reservationOf('employee2');
  await updateUser(await stage.as('admin'), { userId, active: false });
  await broadcastUserChange(userId);
  stage.sockets.deliver(news);
  expect(await employee.told('session.ending')).toMatchObject({ code: 'FORBIDDEN' });
  await elsewhere.told('session.ending');
  await until(async () => colleague.heard.length > 0);
  expect([employee.heard, elsewhere.heard]).toEqual([[], []]);
  expect([employee.socket.connected, colleague.socket.connected]).toEqual([false, true]);
  const refused = new Promise((resolve) =>
    employee.socket.once('connect_error', ({ message }) => resolve(message)).connect(),
  );
  expect(await refused).toBe('FORBIDDEN');
  await updateUser(await stage.as('admin'), { userId, active: true });
});

test('who manages the fleet no longer hears of what concerns others no longer, and of what happens meanwhile once', async () => {
  const admin = await stage.as('admin');
  const manager = await listenAs(stage, 'manager');
  const { userId } = (await stage.as('manager')).actor;
  await updateUser(admin, { userId, roles: ['employee'] });
  await broadcastUserChange(userId);
  const meanwhile = await reservationOf('employee');
  stage.sockets.deliver(meanwhile);
  await manager.told('session.refetch');
  stage.sockets.deliver(await reservationOf('employee'));
  await until(async () => manager.heard.length >= 2);
  expect(manager.heard).toEqual(['vehicle.changed', 'vehicle.changed']);
  expect(manager.payloads[0]).toEqual({
    vehicleId: 'reservation' in meanwhile ? meanwhile.reservation.vehicleId : undefined,
  });
  await updateUser(admin, { userId, roles: ['employee', 'fleet_manager'] });
});

test('nobody keeps hearing while it cannot be found out whether they may', async () => {
  const { told, socket, heard } = await listenAs(stage, 'employee');
  const { actor, tenantId } = await stage.as('employee');
  const { userId } = actor;
  const news = await reservationOf('employee');
  await stage.owner.query('alter table users rename to users_away');
  try {
    stage.sockets.deliver({ tenantId, changedUserId: userId });
    stage.sockets.deliver(news);
    expect(await told('session.ending')).toMatchObject({ code: 'UNAVAILABLE' });
    expect([socket.connected, heard]).toEqual([false, []]);
  } finally {
    await stage.owner.query('alter table users_away rename to users');
  }
});
