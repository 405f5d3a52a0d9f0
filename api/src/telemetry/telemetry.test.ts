/** The whole of it, as processes: what one request comes to in traces, numbers and reports, and that none of it tells of whom it is. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@fleet/contracts/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoPassword } from '../../../infra/local/seed/demo-directory.ts';
import {
  type AzureEnvelope,
  startTelemetrySinks,
  type TelemetrySinks,
} from '../../../infra/local/telemetry/telemetry-sinks.ts';
import { type DemoStage, demoCompany, demoVehicleId, setDemoStage } from '../../../infra/local/testing/demo-stage.ts';
import { makeCertificate } from '../../../infra/local/testing/make-certificate.ts';
import { type ProductProcess, startProduct } from '../../../infra/local/testing/product-process.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../../../infra/local/testing/test-microsoft.ts';
import { until } from '../../../infra/local/testing/until.ts';

let stage: DemoStage;
let microsoft: TestMicrosoft;
let sinks: TelemetrySinks;
let web: ProductProcess;
let worker: ProductProcess;
let url: string;
let token: string;
let metrics: { web: string; worker: string };
let reservationId: string;
let folder: string;

const purpose = 'Visit to Doctor Whitcombe';
const { tenantId } = demoCompany();

beforeAll(async () => {
  const identity = await makeCertificate();
  folder = await mkdtemp(join(tmpdir(), 'fleet-telemetry-'));
  await writeFile(join(folder, 'cert.pem'), identity.cert);
  [stage, microsoft, sinks] = await Promise.all([setDemoStage(), startTestMicrosoft(), startTelemetrySinks(identity)]);
  const settings = {
    METRICS_PORT: '0',
    NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
    APPLICATIONINSIGHTS_CONNECTION_STRING: sinks.connectionString,
    SENTRY_DSN: sinks.sentryDsn,
  };
  web = startProduct('web', stage, microsoft.url, settings);
  worker = startProduct('worker', stage, microsoft.url, settings);
  const [port, webMetrics, workerMetrics] = await Promise.all([
    web.logged('web listening', 'port'),
    web.logged('web listening', 'metricsPort'),
    worker.logged('worker ready', 'metricsPort'),
  ]);
  url = `http://127.0.0.1:${port}`;
  metrics = { web: `http://127.0.0.1:${webMetrics}`, worker: `http://127.0.0.1:${workerMetrics}` };
  const response = await microsoft.requestToken('contoso.example', {
    grant_type: 'password',
    client_id: demoApps.tabs.clientId,
    username: 'employee@contoso.example',
    password: demoPassword,
    scope: 'api://fleet/.default',
  });
  token = ((await response.json()) as { access_token: string }).access_token;
  const client = createClient({ baseUrl: url, credentials: async () => ({ token, tenantId }) });
  const startDate = new Date(Date.now() + 3 * 86_400_000);
  const wanted = {
    vehicleId: demoVehicleId('M-FT 1204'),
    startDate: startDate.toISOString(),
    endDate: new Date(startDate.getTime() + 3_600_000).toISOString(),
    purpose,
  };
  reservationId = (await client.createReservation(wanted)).id;
  await client.createReservation(wanted).catch(() => {});
  await until(
    async () => {
      const [row] = await stage.look<{ event: string | null }>(
        'select outlook_event_id as event from reservations where id = $1',
        [reservationId],
      );
      return row?.event ?? undefined;
    },
    { seconds: 30 },
  );
});
afterAll(async () => {
  for (const product of [web, worker]) product?.child.kill('SIGKILL');
  await Promise.all([sinks.close(), microsoft.close()]);
  await stage.drop();
  await rm(folder, { recursive: true });
});

async function numbersOf(which: 'web' | 'worker'): Promise<string> {
  return (await fetch(`${metrics[which]}/metrics`)).text();
}

test('numbers tell what happened to reservations, what was refused, and how late things are', async () => {
  await until(async () =>
    /fleet_reservations_total\{[^}]*outcome="created"[^}]*\} 1\b/.test(await numbersOf('worker')),
  );
  const [ofWeb, ofWorker] = await Promise.all([numbersOf('web'), numbersOf('worker')]);
  expect(ofWeb).toMatch(/fleet_refusals_total\{[^}]*code="CONFLICT"[^}]*\} 1\b/);
  expect(ofWeb).toMatch(/http_server_request_duration_seconds_count\{[^}]*http_route="\/api\/v1\/reservations"/);
  expect(ofWeb).toMatch(/^fleet_sockets(\{[^}]*\})? 0\b/m);
  for (const name of ['outbox_lag_seconds', 'queue_lag_seconds', 'calendar_drift', 'telematics_overdue_seconds']) {
    expect(ofWorker).toContain(`\nfleet_${name}`);
  }
  expect(ofWorker).toMatch(/fleet_effect_duration_seconds_count\{[^}]*effect="sync-calendar"[^}]*outcome="done"/);
});

test('no label has values without bound: no id, no address, no name', async () => {
  const all = (await Promise.all([numbersOf('web'), numbersOf('worker')])).join('\n');
  const values = [...all.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value);
  expect(values.length).toBeGreaterThan(50);
  expect(values.filter((value) => /[0-9a-f]{8}-[0-9a-f]{4}|@|%40|contoso/i.test(value))).toEqual([]);
});

test('outsiders find no numbers on the port that everybody reaches, and probes find readiness on the other', async () => {
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect((await fetch(`${metrics.worker}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${metrics.worker}/readyz`)).json()).toMatchObject({ status: 'ready' });
  expect((await fetch(`${metrics.worker}/anything`)).status).toBe(404);
});

test('one request is one trace: through command, SQL and outbox to the effect and what it asks of Graph', async () => {
  const chain = [
    'POST /api/v1/reservations',
    'createReservation',
    'transaction',
    'outbox.insert',
    'sync-calendar',
    'POST localhost',
  ];
  let spans: AzureEnvelope[] = [];
  const isComplete = async () => {
    const envelopes = sinks.azure().filter(({ data }) => /^(Request|RemoteDependency)Data$/.test(data.baseType));
    // The first of the two: the other was refused.
    const root = envelopes.find(
      ({ data: { baseData: span } }) => span.name === chain[0] && span.responseCode === '201',
    );
    spans = envelopes.filter(({ tags }) => tags['ai.operation.id'] === root?.tags['ai.operation.id']);
    return chain.every((name) => spanOf(spans, name));
  };
  await until(isComplete, { seconds: 20 }).catch(() => {});
  expect(spans.map(({ data }) => data.baseData.name)).toEqual(expect.arrayContaining(chain));
  // The effect hangs below the transaction in whose outbox its event stood, in another process.
  const [effect, transaction] = [spanOf(spans, 'sync-calendar'), spanOf(spans, 'transaction')];
  const ids = spans.map(({ data }) => data.baseData.id);
  expect(ids).toContain(effect?.tags['ai.operation.parentId']);
  expect(effect?.tags['ai.cloud.role']).toContain('worker');
  expect(transaction?.tags['ai.cloud.role']).toContain('web');
});

test('a fault is in Sentry with what is needed to find it, in the log with the same trace', async () => {
  await stage.look('alter table reservation_notes rename to notes_away');
  const response = await fetch(`${url}/api/v1/reservations/${reservationId}/notes`, {
    headers: { authorization: `Bearer ${token}`, 'x-tenant-id': tenantId },
  });
  await stage.look('alter table notes_away rename to reservation_notes');
  expect(response.status).toBe(500);
  const event = await until(async () => sinks.sentry()[0], { seconds: 20 });
  expect(event).toMatchObject({
    message: 'request failed',
    tags: { program: 'web', route: '/api/v1/reservations/:reservationId/notes' },
    contexts: { fault: { tenantId, requestId: response.headers.get('x-request-id') } },
    exception: { values: [{ type: 'DatabaseError', value: 'relation "reservation_notes" does not exist' }] },
  });
  const line = web
    .output()
    .split('\n')
    .find((one) => one.includes('request failed'));
  const { trace } = event.contexts as { trace: { trace_id: string } };
  expect(JSON.parse(line ?? '{}').traceId).toBe(trace.trace_id);
});

test('nothing that left tells of whom it is', async () => {
  web.child.kill('SIGTERM');
  worker.child.kill('SIGTERM');
  await Promise.all([web.ended, worker.ended]);
  const left = [...sinks.received, web.output(), worker.output()].join('\n');
  expect(left.length).toBeGreaterThan(5_000);
  for (const secret of [
    'Elena',
    'Fischer',
    'Haddad',
    'Whitcombe',
    token.slice(0, 60),
    demoApps.api.clientSecret,
    'M-FT 1204',
  ])
    expect(left).not.toContain(secret);
  expect(left).not.toMatch(/[\w.]+(@|%40)(contoso|fabrikam)/i);
});

function spanOf(spans: readonly AzureEnvelope[], name: string): AzureEnvelope | undefined {
  return spans.find(({ data }) => data.baseData.name === name);
}
