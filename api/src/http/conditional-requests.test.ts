import { problemSchema } from '@fleet/contracts/error-codes.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

let stage: ApiStage;
let reservation: Reservation;
let day = 0;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
});
afterAll(() => stage.drop());
beforeEach(async () => {
  const employee = await stage.client('employee');
  const date = new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10);
  const vehicleId = demoVehicleId('M-FT 1204');
  const period = { startDate: `${date}T08:00:00Z`, endDate: `${date}T10:00:00Z` };
  reservation = await employee.createReservation({ ...period, vehicleId, purpose: 'Site visit' });
});

async function send(method: string, headers: Record<string, string>, body?: object): Promise<Response> {
  return fetch(`${stage.url}/api/v1/reservations/${reservation.id}`, {
    method,
    headers: {
      authorization: `Bearer ${await stage.tokenOf('employee')}`,
      'x-tenant-id': demoCompany().tenantId,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}
const update = (headers: Record<string, string>, purpose = 'Another purpose') => send('PATCH', headers, { purpose });

describe('an answer that shows a version', () => {
  test('carries it as its ETag, when it is made, read and changed', async () => {
    expect((await send('GET', {})).headers.get('etag')).toBe('"1"');
    const changed = await update({});
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(await changed.json()).toMatchObject({ version: 2 });
  });

  test('is sent whole also to whom has that version: what they may do with it may have changed since', async () => {
    const response = await send('GET', { 'if-none-match': '"1"' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: reservation.id });
  });
});

describe('a change', () => {
  test.each(['"1"', 'W/"1"', '*'])('is made when nobody was faster: If-Match %s', async (tag) => {
    expect((await update({ 'if-match': tag })).status).toBe(200);
  });

  test('is refused when somebody was, and changes nothing', async () => {
    await update({});
    const response = await update({ 'if-match': '"1"' }, 'Too late');
    expect(response.status).toBe(412);
    expect(problemSchema.parse(await response.json())).toMatchObject({ code: 'PRECONDITION_FAILED' });
    const employee = await stage.client('employee');
    const now = await employee.getReservation({ reservationId: reservation.id });
    expect(now).toMatchObject({ version: 2, purpose: 'Another purpose' });
  });

  test.each(['1', '"x"', '"0"', '"1', '"1", "2"', '"-1"', '', '"99999999999"', '"9999999999"'])(
    'is refused for a tag that is none of ours: %s',
    async (tag) => {
      const response = await update({ 'if-match': tag });
      expect(response.status).toBe(400);
      const problem = problemSchema.parse(await response.json());
      expect(problem.errors).toMatchObject([{ path: 'expectedVersion' }]);
    },
  );

  test('takes the version in the header alone', async () => {
    const response = await send('PATCH', {}, { purpose: 'x', expectedVersion: 1 });
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).detail).toContain('belongs in If-Match alone');
    const inQuery = await fetch(`${stage.url}/api/v1/reservations/${reservation.id}?expectedVersion=1`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await stage.tokenOf('employee')}`, 'x-tenant-id': demoCompany().tenantId },
    });
    expect(inQuery.status).toBe(400);
  });

  test('by the typed client sends the version it is given', async () => {
    const employee = await stage.client('employee');
    const { id: reservationId, version } = reservation;
    await employee.updateReservation({ reservationId, expectedVersion: version, purpose: 'First' });
    const late = employee.updateReservation({ reservationId, expectedVersion: version, purpose: 'Second' });
    await expect(late).rejects.toMatchObject({ problem: { code: 'PRECONDITION_FAILED', status: 412 } });
    await employee.updateReservation({ reservationId, expectedVersion: 2, purpose: 'Second' });
  });

  test('of 20 at once for one version, exactly one is made', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => update({ 'if-match': '"1"' }, `${index}`)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  });
});
