/** What the list of reservations shows, in which order, and how little of a large tenant it reads for it. */
import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import type { Statement } from '@fleet/db/tenant-transaction.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import { countRowsRead, type Plan } from '../../../../infra/local/testing/count-rows-read.ts';
import {
  type DemoPerson,
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { listReservations } from './reservation-queries.ts';

type ListInput = OperationInput<'listReservations'>;

const now = new Date('2026-11-23T07:00:00Z');
const contoso = demoCompany();
const [elena, jonas] = [demoId(contoso, 'driver', 1), demoId(contoso, 'driver', 2)];
const longLoan = '0198f000-0000-7000-8000-00000000beef';
let stage: DemoStage;

/**
 * Three years of other people's reservations around now, 50,000 in all, and among them a few of Elena's: as driver, as the one
 * who asked, and as both.
 */
beforeAll(async () => {
  stage = await setDemoStage(() => now);
  const { tenantId } = contoso;
  const columns = `(tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, time_zone, status, purpose, created_at)`;
  const vehicles = `(array(select id from vehicles where tenant_id = $1 order by id))[1 + number % 50]`;
  const drivers = `(array(select id from drivers where tenant_id = $1 and id <> $3 order by id))[1 + number % 10]`;
  const start = `timestamptz '2025-05-23T07:00:00Z' + number * interval '31.5 minutes'`;
  await stage.look(
    `insert into reservations ${columns}
     select $1, ${vehicles}, ${drivers}, $2, ${start}, ${start} + interval '2 hours', 'Europe/Berlin', 'completed', 'Errand',
       ${start} - interval '9 days' from generate_series(1, 50000) number`,
    [tenantId, demoId(contoso, 'user', 2), elena],
  );
  await stage.look(
    `insert into reservations ${columns}
     select $1, ${vehicles}, case when number % 3 = 0 then $3::uuid else $2::uuid end,
       case when number % 3 = 1 then $5::uuid else $4::uuid end, ${start}, ${start} + interval '2 hours', 'Europe/Berlin',
       'completed', 'Hers', ${start} - interval '9 days' from generate_series(25001, 25300) number`,
    [tenantId, elena, jonas, demoId(contoso, 'user', 1), demoId(contoso, 'user', 3)],
  );
  await stage.look(
    `insert into reservations (id, ${columns.slice(1)} values ($5, $1, $2, $3, $4, '2026-11-13T07:00:00Z',
       '2026-11-27T07:00:00Z', 'Europe/Berlin', 'approved', 'Fair', '2026-11-01T07:00:00Z')`,
    [tenantId, demoVehicleId('M-FT 1204'), elena, demoId(contoso, 'user', 3), longLoan],
  );
  await stage.look('analyze');
});
afterAll(() => stage.drop());

async function list(person: DemoPerson, input: ListInput) {
  return listReservations(await stage.as(person), operations.listReservations.input.parse(input));
}

async function walk(person: DemoPerson, input: ListInput) {
  const found = [];
  let cursor: string | undefined;
  do {
    const page = await list(person, { ...input, ...(cursor && { cursor }) });
    found.push(...page.reservations);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

/** @returns how many reservations the database looks at to answer, the joined ones of the page included */
async function countRead(person: DemoPerson, input: ListInput): Promise<number> {
  const context = await stage.as(person);
  let plan: Plan | undefined;
  const read = async <Row>(tenantId: typeof context.tenantId, { name, text, values }: Statement): Promise<Row[]> => {
    const explained = { name: `explain.${name}`, text: `explain (analyze, format json) ${text}`, values: values ?? [] };
    const [row] = await stage.database.read<{ 'QUERY PLAN': { Plan: Plan }[] }>(tenantId, explained);
    plan = row?.['QUERY PLAN'][0]?.Plan;
    return [];
  };
  const database = { ...stage.database, read };
  await listReservations({ ...context, database }, operations.listReservations.input.parse(input));
  if (!plan) throw new Error('Nothing was asked');
  return countRowsRead(plan, 'reservations');
}

describe('among 50,000 reservations a page is found', () => {
  test.each<[string, DemoPerson, ListInput]>([
    ['of one’s own', 'employee', {}],
    ['of one’s own from now on', 'employee', { from: now.toISOString() }],
    ['of one’s own, the latest first', 'employee', { order: 'desc' }],
    ['of one’s own in some states', 'employee', { status: ['pending', 'approved'], from: now.toISOString() }],
    ['of all from now on', 'manager', { scope: 'all', from: now.toISOString() }],
    ['of all, the latest first', 'manager', { scope: 'all', order: 'desc' }],
    ['of all by when they were made, the latest first', 'manager', { scope: 'all', sort: 'createdAt', order: 'desc' }],
    ['of one driver from now on', 'manager', { scope: 'all', driverId: jonas, from: now.toISOString() }],
    ['of what waits for a decision', 'approver', { scope: 'to-approve' }],
    ['of all that say something, from now on', 'manager', { scope: 'all', q: 'errand', from: now.toISOString() }],
    ['of one’s own that say something', 'employee', { q: 'errand' }],
  ])('%s by looking at few', async (_what, person, input) => {
    // Of a span of 14 days, the longest there is, some 640 have begun and are over.
    expect(await countRead(person, input)).toBeLessThan(1_000);
  });

  test('of one’s own by looking at no more than the page needs', async () => {
    expect(await countRead('employee', { limit: 50 })).toBeLessThanOrEqual(200);
  });
});

describe('one’s own reservations', () => {
  test('are those one drives and those one asked for, each once, by start', async () => {
    const mine = await walk('employee', { limit: 23 });
    expect(mine).toHaveLength(301);
    expect(new Set(mine.map(({ id }) => id)).size).toBe(301);
    expect(mine.map(({ startDate }) => startDate)).toEqual(mine.map(({ startDate }) => startDate).toSorted());
    const relations = mine.map(({ driver, createdBy }) => [
      driver.driverId === elena,
      createdBy.displayName === 'Elena Fischer',
    ]);
    expect(relations).toContainEqual([true, true]);
    expect(relations).toContainEqual([true, false]);
    expect(relations).toContainEqual([false, true]);
    expect(relations).not.toContainEqual([false, false]);
  });

  test('from an instant on include one that began long before and is not over', async () => {
    const from = '2026-11-27T06:59:00Z';
    expect((await list('employee', { from })).reservations[0]?.id).toBe(longLoan);
    expect((await list('manager', { scope: 'all', from, limit: 1 })).reservations[0]?.id).toBe(longLoan);
    const after = await list('employee', { from: '2026-11-27T07:00:00Z' });
    expect(after.reservations.map(({ id }) => id)).not.toContain(longLoan);
  });
});

describe('the list', () => {
  const span = { from: '2026-11-23T00:00:00Z', to: '2026-11-25T00:00:00Z' };

  test('tells one driver’s, one pool’s and one vehicle’s', async () => {
    const all = await walk('manager', { scope: 'all', ...span });
    const [first] = all;
    if (!first) throw new Error('Nothing was found');
    const { driver, vehicle } = first;
    const idsOf = (found: typeof all) => found.map(({ id }) => id);
    const ofDriver = await walk('manager', { scope: 'all', driverId: driver.driverId, ...span });
    expect(idsOf(ofDriver)).toEqual(idsOf(all.filter((one) => one.driver.driverId === driver.driverId)));
    const poolId = demoId(contoso, 'pool', 2);
    const [pool] = await stage.look<{ name: string }>('select name from pools where id = $1', [poolId]);
    const ofPool = await walk('manager', { scope: 'all', poolId, ...span });
    expect(ofPool.length).toBeGreaterThan(0);
    expect(idsOf(ofPool)).toEqual(idsOf(all.filter((one) => one.vehicle.poolName === pool?.name)));
    const ofVehicle = await walk('manager', { scope: 'all', vehicleId: vehicle.id, ...span });
    expect(idsOf(ofVehicle)).toEqual(idsOf(all.filter((one) => one.vehicle.id === vehicle.id)));
  });

  test('tells those that say a text, wherever they say it and however it is written', async () => {
    const all = await walk('manager', { scope: 'all', ...span });
    const [first] = all;
    if (!first) throw new Error('Nothing was found');
    const saying = async (q: string) => (await walk('manager', { scope: 'all', q, ...span })).map(({ id }) => id);
    const write = 'update reservations set purpose = $1, department = $2 where id = $3';
    await stage.look(write, ['Up to 100% load', 'Sales_North', first.id]);
    for (const q of ['100%', 'sales_n']) expect(await saying(q), q).toEqual([first.id]);
    expect(await saying('1%load')).toEqual([]);
    await stage.look(write, [first.purpose, first.department, first.id]);
    const plate = first.vehicle.licensePlate.toLowerCase();
    expect(await saying(plate)).toEqual(all.filter((one) => one.vehicle.id === first.vehicle.id).map(({ id }) => id));
    const driver = all.filter((one) => one.driver.driverId === first.driver.driverId).map(({ id }) => id);
    expect(await saying(first.driver.displayName)).toEqual(driver);
  });

  test('asked for somebody else’s among one’s own tells only what is one’s own as well', async () => {
    const found = await walk('employee', { driverId: jonas, limit: 200 });
    expect(found).toHaveLength(100);
    expect(new Set(found.map(({ createdBy }) => createdBy.displayName))).toEqual(new Set(['Elena Fischer']));
  });

  test.each([
    ['startDate', 'asc'],
    ['startDate', 'desc'],
    ['createdAt', 'asc'],
    ['createdAt', 'desc'],
  ] as const)('comes by %s %s, page by page without gap or repetition', async (sort, order) => {
    const found = await walk('employee', { sort, order, limit: 40 });
    const ordered = found.toSorted((a, b) => (order === 'asc' ? 1 : -1) * (a[sort] < b[sort] ? -1 : 1));
    expect(found.map((one) => one[sort])).toEqual(ordered.map((one) => one[sort]));
    expect(new Set(found.map(({ id }) => id)).size).toBe(301);
  });

  test('refuses a cursor of another order', async () => {
    const { nextCursor } = await list('employee', { limit: 1 });
    const attempt = list('employee', { order: 'desc', cursor: nextCursor ?? '' });
    await expect(attempt).rejects.toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'cursor' }] });
  });
});
