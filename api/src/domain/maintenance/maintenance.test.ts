import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { retireVehicle } from '../vehicle/retire-vehicle.ts';
import { createMaintenance } from './create-maintenance.ts';
import { listMaintenance } from './maintenance-queries.ts';
import { cancelMaintenance, updateMaintenance } from './update-maintenance.ts';

let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());

const corsa = demoVehicleId('M-CO 1010');
const golf = demoVehicleId('M-VW 5012');
const on = (day: number, from = '08', to = '10') => ({
  startDate: `2026-12-${String(day).padStart(2, '0')}T${from}:00:00.000Z`,
  endDate: `2026-12-${String(day).padStart(2, '0')}T${to}:00:00.000Z`,
});
const reserve = async (vehicleId: string, period: ReturnType<typeof on>) =>
  createReservation(await stage.as('employee'), { vehicleId, ...period, purpose: 'Site visit' });
const plan = async (input: Partial<OperationInput<'createMaintenance'>>) => {
  const parsed = operations.createMaintenance.input.parse({ vehicleId: corsa, kind: 'service', ...on(1), ...input });
  return createMaintenance(await stage.as('manager'), parsed);
};
const change = async (input: OperationInput<'updateMaintenance'>) =>
  updateMaintenance(await stage.as('manager'), operations.updateMaintenance.input.parse(input));
const list = async (input: Partial<OperationInput<'listMaintenance'>> = {}) => {
  const parsed = operations.listMaintenance.input.parse({ vehicleId: corsa, ...input });
  return listMaintenance(await stage.as('employee'), parsed);
};

describe('maintenance', () => {
  test('tells which reservations fall into it, and keeps others from being made', async () => {
    const { id } = await reserve(corsa, on(1));
    const maintenance = await plan({ note: 'Oil', costCents: 19_900 });
    expect(maintenance).toMatchObject({
      kind: 'service',
      status: 'planned',
      note: 'Oil',
      costCents: 19_900,
      version: 1,
    });
    expect(maintenance.affected).toMatchObject({ count: 1, reservations: [{ id, driverName: 'Elena Fischer' }] });
    await plan(on(2));
    await expect(reserve(corsa, on(2))).rejects.toMatchObject({ rule: 'maintenance' });
  });

  test('without an end reaches as far as anybody reserved', async () => {
    await reserve(golf, on(20));
    const open = await plan({ vehicleId: golf, startDate: on(3).startDate, endDate: null });
    expect(open).toMatchObject({ endDate: null, affected: { count: 1 } });
    await expect(reserve(golf, on(28))).rejects.toMatchObject({ rule: 'maintenance' });
  });

  test('that is done without an end ends now, and lets the vehicle go', async () => {
    const { id } = await plan({ vehicleId: demoVehicleId('M-VW 5013'), startDate: on(3).startDate, endDate: null });
    clock = new Date(on(4).startDate);
    const done = await change({ maintenanceId: id, status: 'done', costCents: 5_000, expectedVersion: 1 });
    expect(done).toMatchObject({ status: 'done', endDate: on(4).startDate, version: 2, affected: { count: 0 } });
    await reserve(demoVehicleId('M-VW 5013'), on(5));
  });

  test('that is over keeps its time and status, but a bill may still come', async () => {
    const { id: maintenanceId } = await plan(on(10));
    await change({ maintenanceId, status: 'done' });
    for (const again of [
      { status: 'in_progress' as const },
      { endDate: on(11).endDate },
      { startDate: on(9).startDate },
    ]) {
      await expect(change({ maintenanceId, ...again })).rejects.toMatchObject({ code: 'CONFLICT' });
    }
    expect(await change({ maintenanceId, costCents: 42_00, note: null })).toMatchObject({
      costCents: 42_00,
      version: 3,
    });
    const cancel = cancelMaintenance(await stage.as('manager'), { maintenanceId });
    await expect(cancel).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('that is cancelled lets the vehicle go, and stays so', async () => {
    const manager = await stage.as('manager');
    const { id: maintenanceId } = await plan(on(12));
    const cancelled = await cancelMaintenance(manager, { maintenanceId, expectedVersion: 1 });
    expect(cancelled).toMatchObject({ status: 'cancelled', version: 2 });
    await reserve(corsa, on(12));
    expect(await cancelMaintenance(manager, { maintenanceId })).toEqual(cancelled);
    await expect(change({ maintenanceId, status: 'planned' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const actions = await stage.look<{ action: string }>(
      'select action from audit_log where entity_id = $1 order by occurred_at, id',
      [maintenanceId],
    );
    expect(actions.map(({ action }) => action)).toEqual(['maintenance.created', 'maintenance.cancelled']);
  });

  test('is changed in the version that was seen, and never by another company', async () => {
    const { id: maintenanceId } = await plan(on(13));
    await change({ maintenanceId, status: 'in_progress' });
    const late = change({ maintenanceId, kind: 'repair', expectedVersion: 1 });
    await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    const stranger = await stage.as('admin', 'fabrikam');
    for (const attempt of [
      () => updateMaintenance(stranger, { maintenanceId, note: 'x' }),
      () => cancelMaintenance(stranger, { maintenanceId }),
      () => listMaintenance(stranger, { vehicleId: corsa, limit: 50 }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('never ends before it starts, and a retired vehicle has none', async () => {
    const backward = plan({ startDate: on(1).endDate, endDate: on(1).startDate });
    await expect(backward).rejects.toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'endDate' }] });
    const kodiaq = demoVehicleId('M-SK 4410');
    await retireVehicle(await stage.as('manager'), { vehicleId: kodiaq });
    await expect(plan({ vehicleId: kodiaq })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

test('what was noted and what it cost is for fleet managers', async () => {
  const kodiaq = demoVehicleId('M-TY 6655');
  const { id } = await plan({
    vehicleId: kodiaq,
    note: 'Elena scratched it',
    costCents: 300_000,
    odometerMeters: 1_000,
  });
  const seenBy = async (person: DemoPerson) => {
    const { maintenance } = await listMaintenance(await stage.as(person), { vehicleId: kodiaq, limit: 200 });
    return maintenance.find((one) => one.id === id);
  };
  expect(await seenBy('manager')).toMatchObject({ note: 'Elena scratched it', costCents: 300_000 });
  for (const person of ['employee', 'approver'] as const) {
    expect(await seenBy(person)).toMatchObject({ kind: 'service', note: null, costCents: null, odometerMeters: null });
  }
  await cancelMaintenance(await stage.as('manager'), { maintenanceId: id });
});

test('the list of a vehicle has the newest first, a page at a time, and is empty for one that had none', async () => {
  const all = (await list({ limit: 200 })).maintenance;
  expect(all.map(({ startDate }) => startDate)).toEqual(
    all
      .map(({ startDate }) => startDate)
      .toSorted()
      .reverse(),
  );
  const first = await list({ limit: 2 });
  const second = await list({ limit: 200, cursor: first.nextCursor ?? '' });
  expect([...first.maintenance, ...second.maintenance]).toEqual(all);
  expect((await list({ status: 'done' })).maintenance).toMatchObject([{ status: 'done' }]);
  expect(await list({ vehicleId: demoVehicleId('M-CO 1011') })).toEqual({ maintenance: [], nextCursor: null });
});
