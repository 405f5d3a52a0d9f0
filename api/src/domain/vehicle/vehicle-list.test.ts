import { vehicleSorts } from '@fleet/contracts/vehicle.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { listVehicles } from './vehicle-queries.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

type Input = Parameters<typeof listVehicles>[1];
const list = async (input: Input) => (await listVehicles(await stage.as('employee'), input)).vehicles;
const platesOf = async (input: Input) => (await list(input)).map(({ licensePlate }) => licensePlate);

async function walk(input: Input) {
  const context = await stage.as('employee');
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await listVehicles(context, { ...input, ...(cursor && { cursor }) });
    pages.push(page.vehicles);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return pages;
}

test('without any argument it is the whole fleet in the order of the pools, and no page follows', async () => {
  const { vehicles, nextCursor } = await listVehicles(await stage.as('employee'), {});
  expect(vehicles).toHaveLength(50);
  expect(nextCursor).toBeNull();
  expect([...new Set(vehicles.map(({ poolName }) => poolName))]).toEqual(['Berlin', 'Munich Airport', 'Munich HQ']);
});

describe('a search', () => {
  test.each([
    ['m-ft1204', ['M-FT 1204']],
    ['FT 12', ['M-FT 1204', 'M-FT 1205']],
    ['škoda kod', ['M-SK 4410']],
    ['e-transit', ['B-FT 6102E']],
    ['100%', []],
    ['_', []],
    ['\\', []],
  ])('for %s finds %j', async (q, plates) => {
    expect(await platesOf({ q })).toEqual(plates);
  });

  test('combines with the filters', async () => {
    const found = await list({ q: 'volkswagen', fuelType: 'electric', class: 'compact' });
    expect(new Set(found.map(({ model, fuelType }) => `${model} ${fuelType}`))).toEqual(new Set(['ID.3 electric']));
    expect(found).toHaveLength(4);
  });
});

describe.each(vehicleSorts)('by %s', (sort) => {
  test.each(['asc', 'desc'] as const)('%s, page by page is the same as at once', async (order) => {
    const pages = await walk({ sort, order, limit: 7 });
    expect(pages.map(({ length }) => length)).toEqual([7, 7, 7, 7, 7, 7, 7, 1]);
    expect(pages.flat()).toEqual(await list({ sort, order }));
  });

  test('descending is ascending turned around', async () => {
    expect(await platesOf({ sort, order: 'desc' })).toEqual((await platesOf({ sort, order: 'asc' })).reverse());
  });
});

test('the odometer sorts as a number', async () => {
  const readings = (await list({ sort: 'odometer' })).map(({ odometerMeters }) => odometerMeters);
  expect(readings).toEqual(readings.toSorted((a, b) => a - b));
});

describe('a cursor', () => {
  const inOtherWords = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

  test.each([
    ['of another order', inOtherWords('name.asc', 'Audi A4', '0198f000-0001-7000-8004-000000000001')],
    ['with a value that is none', inOtherWords('odometer.asc', '1; drop table vehicles', 'x')],
    ['with too little', inOtherWords('odometer.asc', '1')],
    ['that is nothing', 'AAAA'],
  ])('%s is refused', async (_what, cursor) => {
    await expect(list({ sort: 'odometer', cursor })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
