import { get } from 'node:http';
import { connect } from 'node:net';
import { createClient } from '@fleet/contracts/client.ts';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoApps, demoPassword } from '../../infra/local/seed/demo-directory.ts';
import { type DemoStage, demoCompany, demoVehicleId, setDemoStage } from '../../infra/local/testing/demo-stage.ts';
import { type ProductProcess, startProduct } from '../../infra/local/testing/product-process.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../../infra/local/testing/test-microsoft.ts';
import { until } from '../../infra/local/testing/until.ts';

let stage: DemoStage;
let microsoft: TestMicrosoft;
const started: ProductProcess[] = [];
beforeAll(async () => {
  [stage, microsoft] = await Promise.all([setDemoStage(), startTestMicrosoft()]);
});
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await microsoft.close();
  await stage.drop();
});

function start(program: 'web' | 'worker', more?: NodeJS.ProcessEnv): ProductProcess {
  const product = startProduct(program, stage, microsoft.url, more);
  started.push(product);
  return product;
}

async function startWeb(): Promise<{ web: ProductProcess; url: string }> {
  const web = start('web');
  return { web, url: `http://127.0.0.1:${await web.logged('web listening', 'port')}` };
}

async function signIn(): Promise<{ token: string; tenantId: string }> {
  const response = await microsoft.requestToken('contoso.example', {
    grant_type: 'password',
    client_id: demoApps.tabs.clientId,
    username: 'employee@contoso.example',
    password: demoPassword,
    scope: 'api://fleet/.default',
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return { token, tenantId: demoCompany().tenantId };
}

test('what one server commits is told by the worker to the browsers of every server', async () => {
  const [one, other, credentials] = await Promise.all([startWeb(), startWeb(), signIn()]);
  const worker = start('worker');
  const socket = io(other.url, { path: '/realtime', transports: ['websocket'], auth: credentials });
  const heard: unknown[] = [];
  socket.on('reservation.changed', (payload) => heard.push(payload));
  await Promise.all([until(async () => socket.connected), worker.logged('worker ready', 'level')]);
  const client = createClient({ baseUrl: one.url, credentials: async () => credentials });
  const start3Days = new Date(Date.now() + 3 * 86_400_000);
  const vehicleId = demoVehicleId('M-FT 1204');
  const { id } = await client.createReservation({
    vehicleId,
    startDate: start3Days.toISOString(),
    endDate: new Date(start3Days.getTime() + 3_600_000).toISOString(),
    purpose: 'Site visit',
  });
  await until(async () => heard.length > 0);
  expect(heard).toEqual([{ reservationId: id, vehicleId, status: 'pending', version: 1 }]);
  socket.disconnect();
  one.web.child.kill('SIGTERM');
  expect(await one.web.ended).toBe(0);
});

test('the server ends in order with an open socket, also when its launcher is gone', async () => {
  const [{ web, url }, auth] = await Promise.all([startWeb(), signIn()]);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const socket = io(url, { path: '/realtime', transports: ['websocket'], auth, reconnection: false });
  await until(async () => socket.connected);
  web.child.disconnect();
  expect(await web.ended).toBe(0);
  socket.disconnect();
});

test('an incomplete configuration ends the start with one line that says what is missing', async () => {
  const web = start('web', { PUBLIC_URL: '', ENTRA_API_CLIENT_SECRET: '' });
  expect(await web.ended).toBe(1);
  expect(web.output().trim().split('\n')).toEqual([
    expect.stringMatching(/PUBLIC_URL is missing; ENTRA_API_CLIENT_SECRET is missing/),
  ]);
});

test('a local stand-in is refused in production', async () => {
  const web = start('web', { NODE_ENV: 'production' });
  expect(await web.ended).toBe(1);
  expect(web.output()).toContain('NODE_ENV=production refuses');
});

test('without a bot registration the server answers this machine alone, and under its own names alone', async () => {
  const { url } = await startWeb();
  const port = Number(new URL(url).port);
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/healthz', headers: { host } }, (response) => {
        resolve(response.resume().statusCode);
      }).once('error', reject);
    });
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  expect(await statusFor(`rebound.example:${port}`)).toBe(403);
  // Another address of this machine: whoever listens on all of them would answer.
  const refusal = await new Promise((resolve) => connect({ host: '127.0.0.2', port }).once('error', resolve));
  expect(refusal).toMatchObject({ code: 'ECONNREFUSED' });
});
