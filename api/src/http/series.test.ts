import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now });
});
afterAll(() => stage.drop());

const everyTuesday = {
  vehicleId: demoVehicleId('M-FT 1204'),
  recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3',
  startWallTime: '2026-12-01T09:00',
  lengthMinutes: 60,
  purpose: 'Site visit',
};

/** What the tests look at. */
interface SeriesBody {
  id: string;
  occurrences: { occurrenceDate: string }[];
  series: object[];
}

async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${stage.url}/api/v1/series${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await stage.tokenOf('employee')}`,
      'x-tenant-id': demoCompany().tenantId,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, etag: response.headers.get('etag'), body: (await response.json()) as SeriesBody };
}

test('a series is made, read, changed by version and cancelled over HTTP', async () => {
  const made = await send('POST', '', everyTuesday);
  expect(made).toMatchObject({ status: 201, etag: '"1"', body: { occurrences: Array(3).fill({ status: 'pending' }) } });
  const path = `/${made.body.id}`;
  expect((await send('GET', path)).body.occurrences).toHaveLength(3);
  expect((await send('GET', '?limit=1')).body.series).toMatchObject([{ id: made.body.id }]);
  const changed = await send('PATCH', path, { scope: 'all', startTime: '10:00' }, { 'if-match': '"1"' });
  expect(changed).toMatchObject({ status: 200, etag: '"2"', body: { startWallTime: '2026-12-01T10:00' } });
  expect(await send('PATCH', path, { scope: 'all', startTime: '11:00' }, { 'if-match': '"1"' })).toMatchObject({
    status: 412,
  });
  const from = encodeURIComponent(changed.body.occurrences[1]?.occurrenceDate ?? '');
  const ended = await send('DELETE', `${path}?scope=following&fromOccurrenceDate=${from}`);
  expect(ended).toMatchObject({ status: 200, body: { occurrenceCounts: { pending: 1, cancelled: 2 } } });
});

test('another rule is refused for a version that is past, and for what is none', async () => {
  const made = await send('POST', '', { ...everyTuesday, startWallTime: '2027-03-02T09:00' });
  const path = `/${made.body.id}`;
  const longer = { scope: 'all', recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' };
  const changed = await send('PATCH', path, longer, { 'if-match': '"1"' });
  expect(changed).toMatchObject({
    status: 200,
    etag: '"2"',
    body: { occurrences: Array(4).fill({ status: 'pending' }) },
  });
  expect(await send('PATCH', path, longer, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
  for (const recurrenceRule of ['every Tuesday', 'FREQ=WEEKLY', 'FREQ=WEEKLY;COUNT=501']) {
    const refused = await send('PATCH', path, { ...longer, recurrenceRule });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'recurrenceRule' }] } });
  }
});

test('the same request sent again makes no second series', async () => {
  const later = { ...everyTuesday, startWallTime: '2027-02-02T09:00' };
  const key = { 'idempotency-key': 'every-tuesday' };
  const [first, again] = [await send('POST', '', later, key), await send('POST', '', later, key)];
  expect(again.body).toEqual(first.body);
  const [row] = await stage.look<{ count: number }>(
    "select count(*)::int as count from reservation_series where start_wall_time = '2027-02-02 09:00'",
  );
  expect(row?.count).toBe(1);
});

test.each([
  ['recurrenceRule', 'every Tuesday'],
  ['recurrenceRule', 'DTSTART:20270101T090000\nRRULE:FREQ=DAILY;COUNT=3'],
  ['recurrenceRule', 'FREQ=WEEKLY'],
  ['startWallTime', '2026-12-01T09:00Z'],
  ['startWallTime', '2026-02-30T09:00'],
  ['startWallTime', '2026-12-01'],
  ['timeZone', '+02:00'],
  ['lengthMinutes', 0],
])('%s %o is refused by name', async (member, value) => {
  const { status, body } = await send('POST', '', { ...everyTuesday, [member]: value });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: member }] });
});
