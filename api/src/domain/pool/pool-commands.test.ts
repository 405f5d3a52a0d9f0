import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import { type DemoStage, demoCompany, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { retireVehicle } from '../vehicle/retire-vehicle.ts';
import { updateVehicle } from '../vehicle/update-vehicle.ts';
import { listVehicles } from '../vehicle/vehicle-queries.ts';
import { createPool } from './create-pool.ts';
import { getPool, listPools } from './pool-queries.ts';
import { retirePool } from './retire-pool.ts';
import { updatePool } from './update-pool.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const approver = demoId(demoCompany(), 'user', 3);
const manager = demoId(demoCompany(), 'user', 4);
const stranger = demoId(demoCompany('fabrikam'), 'user', 3);
const oslo = { name: 'Oslo', site: 'Barcode', timeZone: 'Europe/Oslo' };
const open = async (input: OperationInput<'createPool'>) =>
  createPool(await stage.as('manager'), operations.createPool.input.parse(input));
const change = async (input: OperationInput<'updatePool'>) =>
  updatePool(await stage.as('manager'), operations.updatePool.input.parse(input));

const rules: Omit<OperationInput<'createPool'>, keyof typeof oslo> = {
  openingHours: { monday: [{ opens: '07:00', closes: '18:00' }], saturday: [{ opens: '08:00', closes: '24:00' }] },
  holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  quotas: [{ measure: 'hours', limit: 20, per: 'week' }],
  approvalSteps: [
    {
      asks: 'manager',
      approverIds: [],
      minimumLengthMinutes: null,
      minimumCostCents: null,
      escalatesAfterMinutes: 60,
      escalationApproverIds: [manager],
    },
    {
      asks: 'named',
      approverIds: [approver, manager],
      minimumLengthMinutes: 480,
      minimumCostCents: 20_000,
      escalatesAfterMinutes: null,
      escalationApproverIds: [],
    },
  ],
  bufferMinutes: 45,
  minimumNoticeMinutes: 120,
  maximumLengthMinutes: 2_880,
  horizonDays: 90,
  licenceRequired: true,
  reservesForOthers: 'approver',
  editToleranceMinutes: 15,
  noShowMinutes: 60,
};

describe('a pool', () => {
  test('is opened without limits, and with every rule there is', async () => {
    expect(await open({ ...oslo, name: 'Bergen' })).toMatchObject({
      approvalSteps: [],
      openingHours: null,
      vehicleCount: 0,
      version: 1,
    });
    const pool = await open({ ...oslo, ...rules });
    expect(pool).toMatchObject({ ...oslo, ...rules });
    expect(await getPool(await stage.as('employee'), { poolId: pool.id })).toEqual(pool);
    const { pools } = await listPools(await stage.as('employee'), {});
    expect(pools.map(({ name, vehicleCount }) => [name, vehicleCount])).toEqual([
      ['Bergen', 0],
      ['Berlin', 16],
      ['Munich Airport', 12],
      ['Munich HQ', 22],
      ['Oslo', 0],
    ]);
  });

  test('comes in the list page by page for whoever asks for a number', async () => {
    const employee = await stage.as('employee');
    const all = await listPools(employee, {});
    expect(all.nextCursor).toBeNull();
    const first = await listPools(employee, { limit: 2 });
    expect(first.pools).toEqual(all.pools.slice(0, 2));
    const rest = await listPools(employee, { limit: 200, cursor: first.nextCursor ?? '' });
    expect(rest).toEqual({ pools: all.pools.slice(2), nextCursor: null });
    const foreign = listPools(employee, { limit: 2, cursor: 'WyJ4Il0' });
    await expect(foreign).rejects.toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'cursor' }] });
  });

  test('has a name of its own, whatever its case', async () => {
    await expect(open({ ...oslo, name: 'munich hq' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([
    ['somebody of another company', stranger],
    ['nobody', manager.replace('0198', '0199')],
  ])('asks no approval of %s', async (_who, userId) => {
    const steps = [{ asks: 'named' as const, approverIds: [approver, userId], escalationApproverIds: [userId] }];
    await expect(open({ ...oslo, name: 'Bodø', approvalSteps: steps })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      errors: [{ path: 'approvalSteps.0.approverIds.1' }, { path: 'approvalSteps.0.escalationApproverIds.0' }],
    });
  });

  test.each(['+01:00', 'CET-1', 'Mars/Olympus', 'europe/oslo', 'Europe/Oslo; drop', ''])(
    'is in no zone %j',
    (timeZone) => {
      expect(operations.createPool.input.safeParse({ ...oslo, timeZone }).success).toBe(false);
    },
  );

  test.each(['UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu', 'Etc/GMT+5', 'Europe/Kyiv'])(
    'can be in zone %s',
    async (timeZone) => {
      expect(await open({ ...oslo, name: timeZone, timeZone })).toMatchObject({ timeZone });
    },
  );
});

describe('a change of a pool', () => {
  test('replaces its steps as a whole, leaves the rest and records both sides', async () => {
    const { id } = await open({ ...oslo, ...rules, name: 'Tromsø' });
    const changed = await change({
      poolId: id,
      expectedVersion: 1,
      approvalSteps: [{ asks: 'named', approverIds: [manager] }],
    });
    expect(changed.approvalSteps).toMatchObject([{ asks: 'named', approverIds: [manager] }]);
    expect(changed).toMatchObject({ openingHours: rules.openingHours, quotas: rules.quotas, version: 2 });
    const [audit] = await stage.look<{ detail: object }>(
      "select detail from audit_log where entity_id = $1 and action = 'pool.updated'",
      [id],
    );
    expect(Object.keys(audit?.detail ?? {})).toEqual(['approvalSteps']);
    expect((await change({ poolId: id, approvalSteps: [], openingHours: null })).approvalSteps).toEqual([]);
  });

  test('that changes nothing is none, in whatever order its members come', async () => {
    const { id } = await open({
      ...oslo,
      name: 'Narvik',
      openingHours: { monday: [{ opens: '07:00', closes: '18:00' }], friday: [] },
    });
    const same = await change({
      poolId: id,
      openingHours: { friday: [], monday: [{ closes: '18:00', opens: '07:00' }] },
    });
    expect(same.version).toBe(1);
  });

  test('checks the rules that come out, not those that were sent', async () => {
    const { id } = await open({ ...oslo, name: 'Hamar', horizonDays: 2 });
    const attempt = change({ poolId: id, minimumNoticeMinutes: 3_000 });
    await expect(attempt).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'minimumNoticeMinutes' }],
    });
  });

  test('of an old version is refused', async () => {
    const { id } = await open({ ...oslo, name: 'Molde' });
    await change({ poolId: id, bufferMinutes: 10 });
    const late = change({ poolId: id, bufferMinutes: 20, expectedVersion: 1 });
    await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    const lateEnd = retirePool(await stage.as('manager'), { poolId: id, expectedVersion: 1 });
    await expect(lateEnd).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });
});

describe('a pool ends', () => {
  const boston = demoId(demoCompany('fabrikam'), 'pool', 2);

  test('when all its vehicles are retired; its name is free again, and nothing joins or comes back to it', async () => {
    const context = await stage.as('manager', 'fabrikam');
    const end = () => retirePool(context, { poolId: boston });
    await expect(end()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('4 vehicles') });
    const { vehicles } = await listVehicles(context, { poolId: boston });
    for (const { id } of vehicles) await retireVehicle(context, { vehicleId: id });
    const ended = await end();
    expect(ended).toMatchObject({ retiredAt: '2026-11-23T07:00:00.000Z', vehicleCount: 0, version: 2 });
    expect(await end()).toEqual(ended);
    expect((await listPools(context, {})).pools.map(({ name }) => name)).toEqual(['Newark']);
    expect((await listPools(context, { all: true })).pools.map(({ name }) => name)).toEqual(['Boston', 'Newark']);
    await createPool(context, operations.createPool.input.parse({ ...oslo, name: 'Boston' }));
    const comeBack = updateVehicle(context, { vehicleId: vehicles[0]?.id ?? '', status: 'active' });
    await expect(comeBack).rejects.toMatchObject({ code: 'NOT_FOUND', errors: [{ path: 'poolId' }] });
  });

  test('not for another company', async () => {
    const attempt = retirePool(await stage.as('admin'), { poolId: boston });
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
