import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { cancelSeries } from './cancel-series.ts';
import { createSeries } from './create-series.ts';
import { getSeries, listSeries } from './series-queries.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const firstPage = { scope: 'mine', limit: 50 } as const;
let stage: DemoStage;
let ids: string[];

beforeAll(async () => {
  stage = await setDemoStage(now);
  ids = [];
  for (const [person, plate, hour] of [
    ['employee', 'M-FT 1204', '08'],
    ['employee', 'M-FT 1205', '08'],
    ['employee2', 'M-FT 1204', '12'],
    ['employee', 'M-CO 1010', '08'],
  ] as const) {
    const { id } = await createSeries(await stage.as(person), {
      vehicleId: demoVehicleId(plate),
      recurrenceRule: 'FREQ=WEEKLY;COUNT=3',
      startWallTime: `2026-12-01T${hour}:00`,
      lengthMinutes: 60,
      mode: 'all-or-nothing',
      purpose: `${person} ${plate}`,
    });
    ids.push(id);
  }
});
afterAll(() => stage.drop());

const idsOf = ({ series }: { series: { id: string }[] }) => series.map(({ id }) => ids.indexOf(id));

test('everybody sees their own, the newest first', async () => {
  expect(idsOf(await listSeries(await stage.as('employee'), firstPage))).toEqual([3, 1, 0]);
  expect(idsOf(await listSeries(await stage.as('employee2'), firstPage))).toEqual([2]);
  expect(idsOf(await listSeries(await stage.as('admin', 'fabrikam'), { ...firstPage, scope: 'all' }))).toEqual([]);
});

test('fleet managers see all; others may not ask for them', async () => {
  const all = { ...firstPage, scope: 'all' } as const;
  expect(idsOf(await listSeries(await stage.as('manager'), all))).toEqual([3, 2, 1, 0]);
  await expect(listSeries(await stage.as('approver'), all)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a page at a time, each series once', async () => {
  const manager = await stage.as('manager');
  const first = await listSeries(manager, { scope: 'all', limit: 3 });
  const second = await listSeries(manager, { scope: 'all', limit: 3, cursor: first.nextCursor ?? '' });
  expect([idsOf(first), idsOf(second), second.nextCursor]).toEqual([[3, 2, 1], [0], null]);
  await expect(listSeries(manager, { scope: 'all', limit: 3, cursor: 'bm8' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
});

test('of one vehicle, or with one status', async () => {
  const manager = await stage.as('manager');
  const vehicleId = demoVehicleId('M-FT 1204');
  expect(idsOf(await listSeries(manager, { ...firstPage, scope: 'all', vehicleId }))).toEqual([2, 0]);
  await cancelSeries(await stage.as('employee2'), { seriesId: ids[2] ?? '', scope: 'all' });
  expect(idsOf(await listSeries(manager, { ...firstPage, scope: 'all', status: 'cancelled' }))).toEqual([2]);
  expect(idsOf(await listSeries(manager, { ...firstPage, scope: 'all', status: 'active', vehicleId }))).toEqual([0]);
});

test('one is shown with how its occurrences stand, and they with what may be done with each', async () => {
  const series = await getSeries(await stage.as('employee'), { seriesId: ids[0] ?? '' });
  expect(series).toMatchObject({
    occurrenceCounts: { pending: 3 },
    allowedActions: ['update', 'cancel'],
    occurrences: Array(3).fill({ allowedActions: ['update', 'cancel'], seriesId: ids[0] }),
  });
});
