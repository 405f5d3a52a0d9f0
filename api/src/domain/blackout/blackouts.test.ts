import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { getBlackout, listBlackouts } from './blackout-queries.ts';
import { createBlackout } from './create-blackout.ts';
import { deleteBlackout } from './delete-blackout.ts';
import { previewBlackout } from './preview-blackout.ts';
import { updateBlackout } from './update-blackout.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const airport = demoId(demoCompany(), 'pool', 2);
const munich = demoId(demoCompany(), 'pool', 1);
const corsa = demoVehicleId('M-CO 1010');
const on = (day: number, from = '08', to = '10') => ({
  startDate: `2026-12-${String(day).padStart(2, '0')}T${from}:00:00.000Z`,
  endDate: `2026-12-${String(day).padStart(2, '0')}T${to}:00:00.000Z`,
});
const reserve = async (vehicleId: string, period: ReturnType<typeof on>) =>
  createReservation(await stage.as('employee'), { vehicleId, ...period, purpose: 'Site visit' });
const black = async (input: Omit<OperationInput<'createBlackout'>, 'reason'>) =>
  createBlackout(await stage.as('manager'), { ...input, reason: 'Garage is painted' });

describe('a blackout', () => {
  test('tells which live reservations fall into it, and changes none of them', async () => {
    const inside = await reserve(corsa, on(1));
    await reserve(corsa, on(1, '12', '13'));
    await reserve(demoVehicleId('M-FT 1204'), on(1));
    const blackout = await black({ poolId: airport, ...on(1, '09', '12') });
    expect(blackout).toMatchObject({ poolId: airport, vehicleId: null, reason: 'Garage is painted', version: 1 });
    expect(blackout.affected).toEqual({
      count: 1,
      reservations: [
        {
          id: inside.id,
          vehicleId: corsa,
          vehicleName: 'Opel Corsa',
          licensePlate: 'M-CO 1010',
          driverName: 'Elena Fischer',
          status: 'approved',
          ...on(1),
        },
      ],
    });
    const [row] = await stage.look('select status, version from reservations where id = $1', [inside.id]);
    expect(row).toEqual({ status: 'approved', version: 1 });
  });

  test('counts all and lists the first fifty', async () => {
    for (let index = 0; index < 52; index++) {
      const minutes = String((index % 4) * 15).padStart(2, '0');
      const hour = String(8 + Math.floor(index / 4)).padStart(2, '0');
      const start = new Date(`2026-12-02T${hour}:${minutes}:00Z`);
      const period = { startDate: start.toISOString(), endDate: new Date(start.getTime() + 600_000).toISOString() };
      await stage.look(
        `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by)
         values ($1, $2, $3, $4, $5, 'Europe/Berlin', 'pending', 'x', $6)`,
        [
          demoCompany().tenantId,
          corsa,
          demoId(demoCompany(), 'driver', 1),
          period.startDate,
          period.endDate,
          demoId(demoCompany(), 'user', 1),
        ],
      );
    }
    const { affected } = await black(on(2, '00', '23'));
    expect(affected?.count).toBe(52);
    expect(affected?.reservations).toHaveLength(50);
  });

  test('keeps everybody from reserving, until it is moved or taken away', async () => {
    const manager = await stage.as('manager');
    const { id } = await black({ vehicleId: corsa, ...on(3) });
    await expect(reserve(corsa, on(3))).rejects.toMatchObject({ rule: 'blackout' });
    const moved = await updateBlackout(manager, { blackoutId: id, expectedVersion: 1, ...on(4) });
    expect(moved).toMatchObject({ ...on(4), version: 2, affected: { count: 0 } });
    await reserve(corsa, on(3));
    await expect(reserve(corsa, on(4))).rejects.toMatchObject({ rule: 'blackout' });
    expect(await deleteBlackout(manager, { blackoutId: id, expectedVersion: 2 })).toMatchObject(on(4));
    await reserve(corsa, on(4));
    await expect(getBlackout(manager, { blackoutId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const actions = await stage.look<{ action: string }>(
      'select action from audit_log where entity_id = $1 order by occurred_at, id',
      [id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['blackout.created', 'blackout.updated', 'blackout.deleted']);
  });

  test('shows what falls into it to fleet managers alone', async () => {
    const { id } = await black({ vehicleId: corsa, ...on(1, '09', '12') });
    expect((await getBlackout(await stage.as('manager'), { blackoutId: id })).affected?.count).toBe(1);
    expect(await getBlackout(await stage.as('employee'), { blackoutId: id })).not.toHaveProperty('affected');
    const { blackouts } = await listBlackouts(await stage.as('employee'), { limit: 200 });
    expect(JSON.stringify(blackouts)).not.toContain('Elena');
  });

  test.each([
    ['ends before it starts', { startDate: on(5).endDate, endDate: on(5).startDate }, 'endDate', 'VALIDATION_FAILED'],
    ['is of a vehicle and a pool', { ...on(5), vehicleId: corsa, poolId: airport }, 'poolId', 'VALIDATION_FAILED'],
    [
      'is of another company’s vehicle',
      { ...on(5), vehicleId: demoVehicleId('NJ K42-RTV', 'fabrikam') },
      'vehicleId',
      'NOT_FOUND',
    ],
    [
      'is of another company’s pool',
      { ...on(5), poolId: demoId(demoCompany('fabrikam'), 'pool', 1) },
      'poolId',
      'NOT_FOUND',
    ],
  ])('never %s', async (_what, input, path, code) => {
    await expect(black(input)).rejects.toMatchObject({ code, errors: [{ path }] });
  });

  test('is changed and taken away in the version that was seen, and never by another company', async () => {
    const manager = await stage.as('manager');
    const { id: blackoutId } = await black(on(20));
    await updateBlackout(manager, { blackoutId, reason: 'Other' });
    for (const change of [updateBlackout, deleteBlackout]) {
      await expect(change(manager, { blackoutId, expectedVersion: 1 })).rejects.toMatchObject({
        code: 'PRECONDITION_FAILED',
      });
      const foreign = change(await stage.as('admin', 'fabrikam'), { blackoutId });
      await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

test('a blackout is foretold by what it would fall on, and nothing is written', async () => {
  const manager = await stage.as('manager');
  const span = { vehicleId: corsa, ...on(28, '09', '12') };
  const inside = await reserve(corsa, on(28));
  const foretold = await previewBlackout(manager, span);
  expect(foretold).toMatchObject({ count: 1, reservations: [{ id: inside.id }] });
  const { blackouts } = await listBlackouts(manager, { from: on(28).startDate, to: on(28).endDate, limit: 50 });
  expect(blackouts).toEqual([]);
  await expect(previewBlackout(manager, { ...span, endDate: span.startDate })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
  await expect(previewBlackout(await stage.as('employee'), span)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a reservation made at the same moment is either refused or told', async () => {
  for (let day = 6; day < 16; day++) {
    const [made, blackout] = await Promise.allSettled([
      reserve(corsa, on(day)),
      black({ ...(day % 2 ? { vehicleId: corsa } : { poolId: airport }), ...on(day) }),
    ]);
    if (blackout.status === 'rejected') throw blackout.reason;
    expect(blackout.value.affected?.count).toBe(made.status === 'fulfilled' ? 1 : 0);
  }
});

describe('the list', () => {
  const tellsOf = async (input: OperationInput<'listBlackouts'>) => {
    const parsed = operations.listBlackouts.input.parse({ from: on(24).startDate, ...input });
    const { blackouts } = await listBlackouts(await stage.as('employee'), parsed);
    return blackouts.map(({ startDate }) => Number(startDate.slice(8, 10)));
  };
  beforeAll(async () => {
    await black(on(24));
    await black({ poolId: airport, ...on(25) });
    await black({ vehicleId: corsa, ...on(26) });
    await black({ poolId: munich, ...on(27) });
  });

  test('of a vehicle has its own, those of its pool, and those of all', async () => {
    expect(await tellsOf({ vehicleId: corsa })).toEqual([24, 25, 26]);
    expect(await tellsOf({ vehicleId: demoVehicleId('M-CO 1011') })).toEqual([24, 25]);
  });

  test('of a pool has its own, those of its vehicles, and those of all', async () => {
    expect(await tellsOf({ poolId: airport })).toEqual([24, 25, 26]);
    expect(await tellsOf({ poolId: munich })).toEqual([24, 27]);
  });

  test('of a period has whatever lies in it, even in part', async () => {
    expect(await tellsOf({ from: on(25, '00', '09').endDate, to: on(26, '09').startDate })).toEqual([25, 26]);
    expect(await tellsOf({ to: on(25).startDate })).toEqual([24]);
  });

  test('comes page by page', async () => {
    const employee = await stage.as('employee');
    const first = await listBlackouts(employee, { from: on(24).startDate, limit: 3 });
    const second = await listBlackouts(employee, { from: on(24).startDate, limit: 3, cursor: first.nextCursor ?? '' });
    expect([first.blackouts.length, second.blackouts.length, second.nextCursor]).toEqual([3, 1, null]);
  });
});
