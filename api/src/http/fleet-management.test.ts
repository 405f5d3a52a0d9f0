/** What only the transport can show of managing the fleet: headers, files and raw bodies. */
import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { importReportSchema } from '@fleet/contracts/import.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
});
afterAll(() => stage.drop());

async function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
  person: DemoPerson = 'manager',
) {
  const authorization = `Bearer ${await stage.tokenOf(person)}`;
  const all = { authorization, 'x-tenant-id': demoCompany().tenantId, ...headers };
  return fetch(`${stage.url}/api/v1${path}`, { method, headers: all, ...(body !== undefined && { body }) });
}
const json = { 'content-type': 'application/json' };
const codeOf = async (response: Response) => problemSchema.parse(await response.json()).code;

describe('every kind of thing that has a version', () => {
  const corsa = demoVehicleId('M-CO 1010');
  const changes: [string, string, () => Promise<string>, object][] = [
    ['a vehicle', 'PATCH', async () => `/vehicles/${corsa}`, { color: 'purple' }],
    ['a pool', 'PATCH', async () => `/pools/${await firstId('pools')}`, { bufferMinutes: 5 }],
    ['a class', 'PATCH', async () => '/vehicle-classes/van', { hourlyCostCents: 1 }],
    ['equipment', 'PATCH', async () => '/equipment/tow-bar', { displayName: 'Hitch' }],
    ['a driver', 'PATCH', async () => `/drivers/${await firstId('drivers')}`, { licenceNumber: 'X1' }],
    ['a cost center', 'PATCH', async () => '/cost-centers/CC-1200', { name: 'Field' }],
    [
      'a blackout',
      'PATCH',
      async () => `/blackouts/${await made('/blackouts', { reason: 'Snow' })}`,
      { reason: 'Ice' },
    ],
    [
      'maintenance',
      'PATCH',
      async () => `/maintenance/${await made(`/vehicles/${corsa}/maintenance`, { kind: 'tires' })}`,
      { note: 'x' },
    ],
  ];

  async function firstId(list: 'pools' | 'drivers') {
    const body = (await (await send('GET', `/${list}`)).json()) as Record<string, { id: string }[]>;
    return body[list]?.[0]?.id ?? '';
  }
  async function made(path: string, input: object) {
    const period = { startDate: '2027-01-01T08:00:00Z', endDate: '2027-01-01T10:00:00Z' };
    const response = await send('POST', path, json, JSON.stringify({ ...period, ...input }));
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  test.each(changes)(
    '%s is changed under the ETag that was seen, and under no older one',
    async (_what, method, pathOf, change) => {
      const path = await pathOf();
      const body = JSON.stringify(change);
      const [before] = await stage.look<{ count: number }>('select count(*)::integer as count from audit_log');
      const late = await send(method, path, { ...json, 'if-match': '"7"' }, body);
      expect([late.status, await codeOf(late)]).toEqual([412, 'PRECONDITION_FAILED']);
      expect(await stage.look('select count(*)::integer as count from audit_log')).toEqual([before]);
      const changed = await send(method, path, { ...json, 'if-match': '"1"' }, body);
      expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    },
  );

  test('what is made under one Idempotency-Key is made once', async () => {
    const body = JSON.stringify({ code: 'CC-9', name: 'Nine' });
    const headers = { ...json, 'idempotency-key': 'one' };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', '/cost-centers', headers, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await stage.look("select from cost_centers where code = 'CC-9'")).toHaveLength(1);
  });
});

test('a code with signs of its own in the path is still that code', async () => {
  await send('POST', '/cost-centers', json, JSON.stringify({ code: 'R&D/1 ü', name: 'Research' }));
  const response = await send(
    'PATCH',
    `/cost-centers/${encodeURIComponent('R&D/1 ü')}`,
    json,
    JSON.stringify({ name: 'Other' }),
  );
  expect(await response.json()).toMatchObject({ code: 'R&D/1 ü', name: 'Other', version: 2 });
});

test('switches stand in the query as words', async () => {
  expect((await send('GET', '/cost-centers?all=true')).status).toBe(200);
  expect((await send('GET', '/cost-centers?all=false', {}, undefined, 'employee')).status).toBe(200);
  expect((await send('GET', '/cost-centers?all=true', {}, undefined, 'employee')).status).toBe(403);
  expect((await send('GET', '/cost-centers?all=yes')).status).toBe(400);
});

describe('a report', () => {
  const period = 'from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';

  test.each(['utilisation', 'utilisation-hours', 'costs'])('of %s is a table to be saved', async (report) => {
    const response = await send('GET', `/reports/${report}.csv?${period}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain(`fleet-${report}-2026-11-01-to-2026-12-01.csv`);
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await send('GET', `/reports/${report}.csv?${period}`, {}, undefined, 'employee')).status).toBe(403);
  });

  test('is typed for programs', async () => {
    const client = await stage.client('manager');
    const report = await client.getUtilisationReport({ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' });
    expect(report.vehicles).toHaveLength(50);
  });
});

describe('an import', () => {
  const csv = { 'content-type': 'text/csv; charset=utf-8' };
  const table = 'license plate;color\r\nM-CO 1011;Grün\r\n';

  test('is the table itself, and only tells what would happen unless one says otherwise', async () => {
    const dry = importReportSchema.parse(await (await send('POST', '/imports/vehicles', csv, table)).json());
    expect(dry).toMatchObject({ dryRun: true, written: false, updatedCount: 1, delimiter: ';' });
    const real = await send('POST', '/imports/vehicles?dryRun=false', csv, table);
    expect(importReportSchema.parse(await real.json())).toMatchObject({ dryRun: false, written: true });
    expect(await stage.look("select color from vehicles where license_plate = 'M-CO 1011'")).toEqual([
      { color: 'Grün' },
    ]);
  });

  test.each([
    ['of another kind', 415, json, '{}'],
    ['larger than 2 MB', 413, csv, 'x'.repeat(2 * 1024 * 1024 + 1)],
    ['that is no table', 400, csv, 'nothing\n1'],
    ['that is empty', 400, csv, ''],
  ])('%s is refused with %i', async (_what, status, headers, body) => {
    expect((await send('POST', '/imports/drivers', headers, body)).status).toBe(status);
  });

  test('of the typed client takes bytes', async () => {
    const client = await stage.client('manager');
    const report = await client.importDrivers({ csv: new TextEncoder().encode('name\nIvo Novak'), dryRun: true });
    expect(report.lines).toMatchObject([{ line: 2, name: 'Ivo Novak', outcome: 'created' }]);
  });
});
