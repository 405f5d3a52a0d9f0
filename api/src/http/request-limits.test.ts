import { setTimeout as delay } from 'node:timers/promises';
import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { io } from 'socket.io-client';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { type RequestLimitOptions, writeCost } from './request-limits.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const windowSeconds = 2;
let stage: ApiStage | undefined;
async function setStage(limits: RequestLimitOptions): Promise<ApiStage> {
  stage = await setApiStage({ now, limits });
  return stage;
}
async function dropStage(): Promise<void> {
  await stage?.drop();
  stage = undefined;
}
afterEach(dropStage);
afterAll(dropStage);

async function get({ url, tokenOf }: ApiStage, person?: DemoPerson, more: Record<string, string> = {}) {
  const authorization = person ? `Bearer ${await tokenOf(person)}` : 'Bearer nonsense';
  const headers = { authorization, 'x-tenant-id': demoCompany().tenantId, ...more };
  return fetch(`${url}/api/v1/cost-centers`, { headers });
}

/** @returns after how many seconds it may be tried again */
async function expectRefusal(response: Response, detail: RegExp): Promise<number> {
  expect(response.status).toBe(429);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.parse(await response.json());
  expect(problem).toMatchObject({ code: 'TOO_MANY_REQUESTS', detail: expect.stringMatching(detail) });
  return Number(response.headers.get('retry-after'));
}

test('a burst of one person is refused with the time to wait; others go on, and so does the person after it', async () => {
  const api = await setStage({ perUser: 5, perAddress: 1_000, windowSeconds });
  await Promise.all([api.tokenOf('employee'), api.tokenOf('employee2')]);
  const burst = await Promise.all(Array.from({ length: 12 }, () => get(api, 'employee')));
  expect(burst.filter(({ status }) => status === 200)).toHaveLength(5);
  const [refused] = burst.filter(({ status }) => status !== 200);
  if (!refused) throw new Error('Seven were refused');
  const seconds = await expectRefusal(refused, /than one person may\. Try again in \d seconds?\./);
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(windowSeconds);
  expect((await get(api, 'employee2')).status).toBe(200);
  await delay(seconds * 1000);
  expect((await get(api, 'employee')).status).toBe(200);
});

test('what is refused changes nothing, and what changes something costs more', async () => {
  const api = await setStage({ perUser: writeCost, perAddress: 1_000 });
  const employee = await api.client('employee');
  const reserve = (hour: string) =>
    employee.createReservation({
      vehicleId: demoVehicleId('M-FT 1204'),
      startDate: `2026-12-01T${hour}:00:00Z`,
      endDate: `2026-12-01T${hour}:30:00Z`,
      purpose: 'Site visit',
    });
  await reserve('08');
  await expect(reserve('12')).rejects.toMatchObject({ problem: { code: 'TOO_MANY_REQUESTS' } });
  expect(await api.look('select from reservations')).toHaveLength(1);
});

test('an address that guesses tokens is refused before its token is looked at', async () => {
  const api = await setStage({ perUser: 1_000, perAddress: 3 });
  for (let attempt = 0; attempt < 3; attempt++) expect((await get(api)).status).toBe(401);
  const seconds = await expectRefusal(await get(api), /from your network/);
  expect(seconds).toBeGreaterThan(50);
  await expectRefusal(await get(api, 'employee'), /from your network/);
  // What nobody signs in for, and what tells the load balancer that the server lives, goes on.
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
});

test('an address that guesses secrets of calendar feeds is refused like one that guesses tokens', async () => {
  const api = await setStage({ perUser: 1_000, perAddress: 4 });
  const { path } = await (await api.client('employee')).createCalendarFeed({});
  for (const method of ['GET', 'HEAD']) {
    expect((await fetch(`${api.url}/calendar/${'A'.repeat(43)}.ics`, { method })).status).toBe(404);
  }
  expect((await fetch(api.url + path)).status).toBe(200);
  const seconds = await expectRefusal(await fetch(api.url + path), /from your network/);
  expect(seconds).toBeGreaterThan(50);
});

test('sockets count like requests', async () => {
  const api = await setStage({ perUser: 1_000, perAddress: 1 });
  const connect = () =>
    new Promise((resolve) => {
      const socket = io(api.url, { path: '/realtime', transports: ['websocket'], forceNew: true, reconnection: false });
      socket.once('connect_error', ({ message }) => {
        socket.disconnect();
        resolve(message);
      });
    });
  expect(await connect()).toBe('UNAUTHENTICATED');
  expect(await connect()).toBe('TOO_MANY_REQUESTS');
});

test('an address behind our proxy is limited, not the proxy, whatever it claims to be', async () => {
  const api = await setStage({ perUser: 1_000, perAddress: 1, trustedProxies: 1 });
  const from = (addresses: string) => get(api, 'employee', { 'x-forwarded-for': addresses });
  expect((await from('203.0.113.7')).status).toBe(200);
  expect((await from('198.51.100.1, 203.0.113.7')).status).toBe(429);
  expect((await from('203.0.113.8')).status).toBe(200);
});

test('however many addresses there are, there are no more counters than allowed', async () => {
  const api = await setStage({ perUser: 1_000, perAddress: 3, trustedProxies: 1, addressCounters: 1 });
  const statuses: number[] = [];
  for (let host = 1; host <= 4; host++) {
    statuses.push((await get(api, 'employee', { 'x-forwarded-for': `203.0.113.${host}` })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});
