import { request as httpRequest } from 'node:http';
import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { ProblemError } from '@fleet/contracts/problem-error.ts';
import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const transit = demoVehicleId('M-FT 1204');
let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now });
});
afterAll(() => stage.drop());

async function headers(person: 'employee' | 'manager' = 'employee') {
  return { authorization: `Bearer ${await stage.tokenOf(person)}`, 'x-tenant-id': demoCompany().tenantId };
}
const json = { 'content-type': 'application/json' };

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.parse(await response.json());
  expect(problem).toMatchObject({ status, code });
  return problem;
}

describe('the API over HTTP', () => {
  test('the main job: who am I, what is free, reserve it, decide, see it, cancel it', async () => {
    const [employee, approver] = await Promise.all([stage.client('employee'), stage.client('approver')]);
    const me = await employee.getMe({});
    expect(me).toMatchObject({ tenantId: demoCompany().tenantId, displayName: 'Elena Fischer', roles: ['employee'] });
    const period = { startDate: '2026-12-01T09:00:00+01:00', endDate: '2026-12-01T12:00:00+01:00' };
    const { vehicles } = await employee.findAvailability({ ...period, class: 'van' });
    expect(vehicles.map(({ vehicleId }) => vehicleId)).toContain(transit);
    const created = await employee.createReservation({ ...period, vehicleId: transit, purpose: '  Site visit ' });
    expect(created).toMatchObject({ status: 'pending', purpose: 'Site visit', startDate: '2026-12-01T08:00:00.000Z' });
    const waiting = await approver.listReservations({ scope: 'to-approve' });
    expect(waiting.reservations).toMatchObject([{ id: created.id, allowedActions: ['approve', 'reject'] }]);
    const approved = await approver.approveReservation({ reservationId: created.id, reason: 'Fine' });
    expect(approved).toMatchObject({ status: 'approved', approvedBy: { displayName: 'Amira Haddad' }, version: 2 });
    const cancelled = await employee.cancelReservation({ reservationId: created.id, reason: 'Rain & wind?' });
    expect(cancelled).toMatchObject({ status: 'cancelled', cancellationReason: 'Rain & wind?', version: 3 });
    expect(await employee.getReservation({ reservationId: created.id })).toEqual(cancelled);
  });

  test('a list comes page by page, without gap or repetition', async () => {
    const employee2 = await stage.client('employee2');
    for (const hour of [8, 10, 12, 14, 16]) {
      await employee2.createReservation({
        vehicleId: demoVehicleId('M-CO 1010'),
        startDate: `2026-12-02T${String(hour).padStart(2, '0')}:00:00Z`,
        endDate: `2026-12-02T${String(hour + 1).padStart(2, '0')}:00:00Z`,
        purpose: 'x',
      });
    }
    const starts: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await employee2.listReservations({ limit: 2, ...(cursor && { cursor }) });
      expect(page.reservations.length).toBeLessThanOrEqual(2);
      starts.push(...page.reservations.map(({ startDate }) => startDate.slice(11, 13)));
      cursor = page.nextCursor;
    } while (cursor);
    expect(starts).toEqual(['08', '10', '12', '14', '16']);
  });

  test('lists those of one status or of several, before it counts how many fit on a page', async () => {
    const employee2 = await stage.client('employee2');
    const [first, ...others] = (await employee2.listReservations({})).reservations;
    if (!first) throw new Error('The page before has made some');
    await employee2.cancelReservation({ reservationId: first.id });
    const list = async (status: ReservationStatus | ReservationStatus[]) =>
      (await employee2.listReservations({ status, limit: others.length })).reservations.map(({ id }) => id);
    expect(await list('cancelled')).toEqual([first.id]);
    expect(await list(['pending', 'approved', 'active'])).toEqual(others.map(({ id }) => id));
    expect(await list(['cancelled', 'rejected'])).toEqual([first.id]);
    expect(await list(['cancelled'])).toEqual([first.id]);
    expect(await list(['rejected', 'completed'])).toEqual([]);
  });

  test('refuses with a problem what is not valid, naming every member', async () => {
    const send = async (body: string, more = {}) =>
      fetch(`${stage.url}/api/v1/reservations`, {
        method: 'POST',
        headers: { ...(await headers()), ...json, ...more },
        body,
      });
    const wrong = await expectProblem(await send('{"vehicleId":"x","purpose":"","extra":1}'), 400, 'VALIDATION_FAILED');
    const paths = wrong.errors?.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['vehicleId', 'startDate', 'endDate', 'purpose', '']));
    await expectProblem(await send('{"vehicleId":'), 400, 'VALIDATION_FAILED');
    await expectProblem(await send('[]'), 400, 'VALIDATION_FAILED');
    await expectProblem(await send('"text"'), 400, 'VALIDATION_FAILED');
    await expectProblem(await send('a=1', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    await expectProblem(
      await send('x', { 'content-type': 'multipart/form-data; boundary=a' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
    await expectProblem(await send('{}', { 'content-encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    await expectProblem(await send(JSON.stringify({ purpose: 'x'.repeat(70_000) })), 413, 'PAYLOAD_TOO_LARGE');
  });

  test('refuses a body that turns out too large only while it is read', async () => {
    const { authorization, 'x-tenant-id': tenantId } = await headers();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        `${stage.url}/api/v1/reservations`,
        {
          method: 'POST',
          headers: { ...json, authorization, 'x-tenant-id': tenantId, 'transfer-encoding': 'chunked' },
        },
        (response) => resolve(response.resume().statusCode),
      );
      request.on('error', reject);
      for (let part = 0; part < 3; part++) request.write(' '.repeat(30_000));
      request.end('{}');
    });
    expect(status).toBe(413);
  });

  test('a reason in the body of a DELETE is refused with where it belongs, and nothing is cancelled without it', async () => {
    const employee = await stage.client('employee');
    const period = { startDate: '2026-12-04T08:00:00Z', endDate: '2026-12-04T09:00:00Z' };
    const { id } = await employee.createReservation({ ...period, vehicleId: transit, purpose: 'x' });
    const cancel = async (body: string) =>
      fetch(`${stage.url}/api/v1/reservations/${id}`, {
        method: 'DELETE',
        headers: { ...(await headers()), ...json },
        body,
      });
    const problem = await expectProblem(await cancel('{"reason":"Rain"}'), 400, 'VALIDATION_FAILED');
    expect(problem).toMatchObject({
      detail: expect.stringContaining('A DELETE takes no body: write its members into the query'),
    });
    expect(await employee.getReservation({ reservationId: id })).toMatchObject({ status: 'pending' });
    await employee.cancelReservation({ reservationId: id, reason: 'Rain' });
  });

  test('reads numbers from the query as numbers and refuses what is not one, or comes twice', async () => {
    const get = async (query: string) =>
      fetch(`${stage.url}/api/v1/reservations?${query}`, { headers: await headers() });
    expect((await get('limit=5&status=approved')).status).toBe(200);
    for (const query of [
      'limit=abc',
      'limit=0',
      'limit=5&limit=6',
      'status=gone',
      'status=approved&status=gone',
      'status=',
      'unknown=1',
      'cursor=zzz',
      'from[a]=1',
    ]) {
      await expectProblem(await get(query), 400, 'VALIDATION_FAILED');
    }
  });

  test('says what does not exist and what is not done here', async () => {
    await expectProblem(await fetch(`${stage.url}/api/v1/nothing`), 404, 'NOT_FOUND');
    const response = await fetch(`${stage.url}/api/v1/reservations`, { method: 'PATCH' });
    expect(response.headers.get('allow')).toContain('POST');
    await expectProblem(response, 405, 'METHOD_NOT_ALLOWED');
    const missing = `${stage.url}/api/v1/reservations/${crypto.randomUUID()}`;
    await expectProblem(await fetch(missing, { headers: await headers() }), 404, 'NOT_FOUND');
    await expectProblem(
      await fetch(`${stage.url}/api/v1/reservations/7`, { headers: await headers() }),
      400,
      'VALIDATION_FAILED',
    );
  });

  test('somebody else’s reservation does not exist for a colleague, but does for a fleet manager', async () => {
    const employee = await stage.client('employee');
    const period = { startDate: '2026-12-03T08:00:00Z', endDate: '2026-12-03T09:00:00Z' };
    const { id } = await employee.createReservation({ ...period, vehicleId: transit, purpose: 'x' });
    const colleague = await stage.client('employee2');
    for (const attempt of [
      () => colleague.getReservation({ reservationId: id }),
      () => colleague.cancelReservation({ reservationId: id }),
      () => colleague.approveReservation({ reservationId: id }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
    }
    await expect(colleague.listReservations({ scope: 'all' })).rejects.toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    const manager = await stage.client('manager');
    expect(await manager.getReservation({ reservationId: id })).toMatchObject({ allowedActions: ['update', 'cancel'] });
    await expect(manager.approveReservation({ reservationId: id })).rejects.toMatchObject({
      problem: { code: 'FORBIDDEN', detail: expect.stringContaining('Amira Haddad') },
    });
  });

  test('200 at once for one vehicle leave exactly one reservation; the others are told what is free instead', async () => {
    const employee = await stage.client('employee');
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => {
        const start = new Date(Date.UTC(2026, 11, 7, 8, index % 60));
        const end = new Date(start.getTime() + 2 * 3_600_000);
        const period = { startDate: start.toISOString(), endDate: end.toISOString() };
        return employee
          .createReservation({ ...period, vehicleId: transit, purpose: `Race ${index}` })
          .catch((error: unknown) => error as ProblemError);
      }),
    );
    const refused = answers.filter((answer) => answer instanceof ProblemError);
    expect(answers.length - refused.length).toBe(1);
    expect(new Set(refused.map(({ problem }) => problem.status))).toEqual(new Set([409]));
    for (const { problem } of refused) {
      expect(problem.alternatives?.filter(({ kind }) => kind === 'other-vehicle')).toHaveLength(3);
      expect(problem.alternatives?.some(({ kind }) => kind === 'other-time')).toBe(true);
    }
    const rows = await stage.look("select id from reservations where purpose like 'Race%'");
    expect(rows).toHaveLength(1);
  });

  test('logs one line a request, with neither token nor query value', async () => {
    const from = stage.logLines.length;
    const authorization = (await headers()).authorization;
    const query = '2026-12-24T00:00:00Z';
    await fetch(`${stage.url}/api/v1/reservations?from=${query}`, { headers: await headers() });
    const lines = stage.logLines.slice(from);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'GET',
      route: '/api/v1/reservations',
      status: 200,
      tenantId: demoCompany().tenantId,
    });
    expect(lines[0]).not.toContain(query);
    expect(lines[0]).not.toContain(authorization.slice(-20));
  });

  test('every answer carries the security headers', async () => {
    for (const path of ['/', '/healthz', '/api/v1/me', '/nowhere', '/tabs/settings.json']) {
      const response = await fetch(stage.url + path);
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(response.headers.get('content-security-policy'), path).toContain('frame-ancestors');
      expect(response.headers.get('server'), path).toBeNull();
    }
  });

  test('has a start page', async () => {
    const page = await (await fetch(stage.url)).text();
    expect(page).toContain('href="/tabs/"');
    expect(page).toContain('<strong>Mail &#38; &#60;b&#62;calendars&#60;/b&#62;</strong><small>As in Outlook</small>');
    expect(page).toContain(`href="${stage.microsoft.url}/?a=&#34;b&#34;"`);
  });
});
