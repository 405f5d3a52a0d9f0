import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { takesKey } from '@fleet/contracts/operation.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
});
afterAll(() => stage.drop());

const on = (day: string, purpose: string) => ({
  vehicleId: demoVehicleId('M-FT 1204'),
  startDate: `${day}T08:00:00Z`,
  endDate: `${day}T10:00:00Z`,
  purpose,
});

async function post(body: object, headers: Record<string, string>): Promise<Response> {
  return fetch(`${stage.url}/api/v1/reservations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await stage.tokenOf('employee')}`,
      'x-tenant-id': demoCompany().tenantId,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
}
const countOf = async (purpose: string) =>
  (await stage.look('select from reservations where purpose = $1', [purpose])).length;

test('50 requests at once under one key make one reservation and get the same answer, byte by byte', async () => {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(on('2026-12-01', 'fifty'), headers)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(new Set(answers.map((answer) => answer.headers.get('etag')))).toEqual(new Set(['"1"']));
  expect(await countOf('fifty')).toBe(1);
});

test('the answer stays that of the first request, whatever has happened since', async () => {
  const headers = { 'idempotency-key': 'first-answer' };
  const first = await (await post(on('2026-12-02', 'first'), headers)).json();
  const employee = await stage.client('employee');
  await employee.cancelReservation({ reservationId: (first as { id: string }).id });
  const again = await post(on('2026-12-02', 'first'), headers);
  expect([again.status, await again.json()]).toEqual([201, first]);
});

test('another body under the same key is refused, written in another order it is the same', async () => {
  const headers = { 'idempotency-key': 'reused' };
  const { purpose, ...rest } = on('2026-12-03', 'reused');
  await post({ ...rest, purpose }, headers);
  expect((await post({ purpose, ...rest }, headers)).status).toBe(201);
  const response = await post({ ...rest, purpose: 'other' }, headers);
  expect(response.status).toBe(422);
  expect(problemSchema.parse(await response.json()).code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect([await countOf('reused'), await countOf('other')]).toEqual([1, 0]);
});

test('the same instant in another spelling is the same body', async () => {
  const headers = { 'idempotency-key': 'spelled' };
  const body = on('2026-12-07', 'spelled');
  await post(body, headers);
  const again = await post(
    { ...body, startDate: '2026-12-07T09:00:00.000+01:00', endDate: '2026-12-07T11:00:00+01:00' },
    headers,
  );
  expect(again.status).toBe(201);
  expect(await countOf('spelled')).toBe(1);
});

test('an import that is sent twice under one key is made once, and answers the same', async () => {
  const manager = await stage.client('manager');
  const csv = new TextEncoder().encode('name,email\nKey Driver,key@contoso.example\n');
  const send = () => manager.importDrivers({ csv, dryRun: false }, { idempotencyKey: 'import' });
  const [one, two] = await Promise.all([send(), send()]);
  expect(one).toMatchObject({ written: true, createdCount: 1, unchangedCount: 0 });
  expect(two).toEqual(one);
  expect(await stage.look("select from drivers where display_name = 'Key Driver'")).toHaveLength(1);
});

test('what only asks, or counts once by itself, takes no key', () => {
  const keyed = Object.entries(operations).filter(([, operation]) => takesKey(operation));
  const posts = Object.entries(operations).filter(([, { method }]) => method === 'POST');
  expect(posts.map(([name]) => name).filter((name) => !keyed.some(([one]) => one === name))).toEqual([
    'findAvailability',
    'previewBlackout',
    'reportVehiclePosition',
  ]);
});

test('what was refused may be sent again under its key', async () => {
  const headers = { 'idempotency-key': 'refused' };
  expect((await post({ ...on('2026-12-04', 'refused'), costCenter: 'none' }, headers)).status).toBe(400);
  expect((await post(on('2026-12-04', 'refused'), headers)).status).toBe(201);
});

test.each(['', ' ', 'a b', 'ä', 'x'.repeat(256), 'a, b'])('the key %j is refused', async (key) => {
  const response = await post(on('2026-12-05', 'key'), { 'idempotency-key': key });
  expect(response.status).toBe(400);
  expect(problemSchema.parse(await response.json()).errors).toMatchObject([{ path: 'Idempotency-Key' }]);
  expect(await countOf('key')).toBe(0);
});

test('the typed client sends the key it is given', async () => {
  const employee = await stage.client('employee');
  const input = on('2026-12-06', 'client');
  const first = await employee.createReservation(input, { idempotencyKey: 'client' });
  expect(await employee.createReservation(input, { idempotencyKey: 'client' })).toEqual(first);
  expect(await countOf('client')).toBe(1);
});
