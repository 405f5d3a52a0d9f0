import { randomUUID } from 'node:crypto';
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { closeSockets, listenAs, openSocket } from '../../../infra/local/testing/socket-listener.ts';
import { until } from '../../../infra/local/testing/until.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());
afterEach(() => closeSockets());

/** @returns the error code of the refusal */
function refusal(auth: Record<string, unknown>): Promise<string> {
  const socket = openSocket(stage.url, { auth, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.on('connect_error', ({ message }) => resolve(message));
    socket.on('connect', () => reject(new Error('It was let in')));
  });
}

async function idsOf(people: readonly DemoPerson[]): Promise<string[]> {
  const contexts = await Promise.all(people.map((person) => stage.as(person)));
  return contexts.map(({ actor }) => actor.userId);
}

async function reservationOf(
  people: readonly DemoPerson[],
  {
    deciders = [],
    vehicleId = randomUUID(),
    tenantId = demoCompany().tenantId,
  }: {
    deciders?: readonly DemoPerson[];
    vehicleId?: string;
    tenantId?: string;
  } = {},
): Promise<Broadcast> {
  return {
    id: randomUUID(),
    tenantId,
    userIds: await idsOf([...people, ...deciders]),
    deciderIds: await idsOf(deciders),
    reservation: { reservationId: randomUUID(), vehicleId, status: 'approved', version: 2 },
  };
}

/** What everybody of a tenant hears, so that a silence before it can be told from a delay. */
const toAll = (tenantId = demoCompany().tenantId): Broadcast => ({
  id: randomUUID(),
  tenantId,
  changed: 'vehicle',
  entityId: randomUUID(),
});

test('a reservation’s change reaches the people it concerns and the fleet managers, the vehicle’s reaches the tenant', async () => {
  const [employee, colleague, manager, foreigner] = await Promise.all([
    listenAs(stage, 'employee'),
    listenAs(stage, 'employee2'),
    listenAs(stage, 'manager'),
    listenAs(stage, 'manager', { company: 'fabrikam' }),
  ]);
  stage.sockets.deliver(await reservationOf(['employee', 'manager']));
  stage.sockets.deliver(toAll(demoCompany('fabrikam').tenantId));
  await until(async () => foreigner.heard.length >= 1 && colleague.heard.length >= 1);
  await until(async () => employee.heard.length >= 2 && manager.heard.length >= 2);
  expect(employee.heard).toEqual(['reservation.changed', 'vehicle.changed']);
  expect(manager.heard).toEqual(['reservation.changed', 'vehicle.changed']);
  expect(colleague.heard).toEqual(['vehicle.changed']);
  expect(foreigner.heard).toEqual(['vehicle.changed']);
});

test('everybody hears of what they follow, and of nothing else', async () => {
  const { tenantId } = demoCompany();
  const vehicleId = randomUUID();
  const followers = await Promise.all([
    listenAs(stage, 'employee', { topics: ['drivers'] }),
    listenAs(stage, 'employee', { topics: [`vehicle:${vehicleId}`] }),
    listenAs(stage, 'employee', { topics: ['vehicles'] }),
    listenAs(stage, 'employee', { topics: ['reservations', 'approvals'] }),
    listenAs(stage, 'approver', { topics: ['approvals'] }),
    listenAs(stage, 'manager', { topics: ['alerts'] }),
    listenAs(stage, 'employee', { topics: ['alerts'] }),
  ]);
  const [drivers, vehicle, vehicles, own, approvals, alerts, othersAlerts] = followers;
  stage.sockets.deliver({ id: randomUUID(), tenantId, changed: 'driver', entityId: randomUUID() });
  stage.sockets.deliver({ id: randomUUID(), tenantId, changed: 'pool', entityId: randomUUID() });
  const alertId = randomUUID();
  stage.sockets.deliver({ id: randomUUID(), tenantId, changed: 'alert', entityId: alertId });
  stage.sockets.deliver(toAll());
  stage.sockets.deliver(await reservationOf(['employee'], { deciders: ['approver'], vehicleId }));
  // The mark is the last word to everybody.
  const marked = followers.map(({ told }) => told('session.cursor', 2));
  stage.sockets.deliver({ mark: randomUUID() });
  await Promise.all(marked);
  expect(drivers?.heard).toEqual(['driver.changed']);
  expect(vehicle?.heard).toEqual(['vehicle.changed']);
  expect(vehicle?.payloads).toEqual([{ vehicleId }]);
  expect(vehicles?.heard).toEqual(['pool.changed', 'vehicle.changed', 'vehicle.changed']);
  expect(own?.heard).toEqual(['reservation.changed']);
  expect(approvals?.heard).toEqual(['approvals.changed']);
  expect(alerts?.payloads).toEqual([{ alertId }]);
  expect(othersAlerts?.heard).toEqual([]);
});

test('a page follows more and less while it is connected', async () => {
  const { socket, heard } = await listenAs(stage, 'employee', { topics: [] });
  stage.sockets.deliver(toAll());
  expect(await socket.emitWithAck('topics.follow', { topics: ['vehicles'] })).toEqual({ done: true });
  expect(heard).toEqual([]);
  stage.sockets.deliver(toAll());
  await until(async () => heard.length > 0);
  expect(await socket.emitWithAck('topics.leave', { topics: ['vehicles'] })).toEqual({ done: true });
  stage.sockets.deliver(toAll());
  await socket.emitWithAck('topics.follow', { topics: ['drivers'] });
  expect(heard).toEqual(['vehicle.changed']);
});

test('what is heard twice on the way is told once', async () => {
  const listener = await listenAs(stage, 'employee');
  const change = toAll();
  stage.sockets.deliver(change);
  stage.sockets.deliver(change);
  stage.sockets.deliver({ mark: randomUUID() });
  await listener.told('session.cursor', 2);
  expect(listener.heard).toEqual(['vehicle.changed']);
});

test('nobody is let in without a valid token or for another tenant', async () => {
  const token = await stage.tokenOf('employee');
  const { tenantId } = demoCompany();
  expect(await refusal({})).toBe('UNAUTHENTICATED');
  expect(await refusal({ token: 'x', tenantId })).toBe('UNAUTHENTICATED');
  expect(await refusal({ token: { $ne: '' }, tenantId })).toBe('UNAUTHENTICATED');
  expect(await refusal({ token })).toBe('FORBIDDEN');
  expect(await refusal({ token, tenantId: demoCompany('fabrikam').tenantId })).toBe('FORBIDDEN');
  expect(await refusal({ token, tenantId, topics: ['everything'] })).toBe('VALIDATION_FAILED');
});

test('a message that is not understood is refused with what would work, and changes nothing', async () => {
  const { socket, heard } = await listenAs(stage, 'employee');
  const say = socket.emitWithAck.bind(socket) as (name: string, message?: unknown) => Promise<unknown>;
  expect(await say('topics.follow', { topics: ['vehicle:1'] })).toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(await say('topics.follow', null)).toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(await say('constructor', {})).toEqual({
    done: false,
    code: 'NOT_FOUND',
    detail: 'Send one of: topics.follow, topics.leave, session.renew.',
  });
  const many = Array.from({ length: 99 }, () => `vehicle:${randomUUID()}`);
  expect(await say('topics.follow', { topics: many })).toEqual({
    done: false,
    code: 'VALIDATION_FAILED',
    detail: 'A connection follows at most 100 topics. Leave some first.',
  });
  socket.emit('topics.follow', { topics: [] }, undefined as never);
  stage.sockets.deliver(toAll());
  await until(async () => heard.length > 0);
});
