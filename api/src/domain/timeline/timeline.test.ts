import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import {
  type DemoPerson,
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createBlackout } from '../blackout/create-blackout.ts';
import { createHold } from '../hold/create-hold.ts';
import { createMaintenance } from '../maintenance/create-maintenance.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { getTimeline } from './timeline-queries.ts';

let stage: DemoStage;
let now = new Date('2026-11-23T07:00:00Z');
beforeAll(async () => {
  stage = await setDemoStage(() => now);
});
beforeEach(async () => {
  now = new Date('2026-11-23T07:00:00Z');
  await stage.look(
    'delete from reservation_approvals; delete from reservations; delete from blackouts; delete from maintenance; delete from holds',
  );
});
afterAll(() => stage.drop());

const corsa = demoVehicleId('M-CO 1010');
const transit = demoVehicleId('M-FT 1204');
const airport = demoId(demoCompany(), 'pool', 2);
const at = (time: string) => `2026-12-${time.replace(' ', 'T')}:00.000Z`;
const day = { from: at('01 00:00'), to: at('02 00:00') };
const reserve = async (person: DemoPerson, vehicleId: string, [start, end]: readonly [string, string]) =>
  createReservation(await stage.as(person), {
    vehicleId,
    startDate: at(start),
    endDate: at(end),
    purpose: 'Site visit',
  });
const timeline = async (person: DemoPerson, input: Partial<OperationInput<'getTimeline'>> = {}) =>
  getTimeline(await stage.as(person), operations.getTimeline.input.parse({ ...day, ...input }));

describe('reservations on the timeline', () => {
  test('are told whose they are only to who may see them', async () => {
    const { id } = await reserve('employee', corsa, ['01 08:00', '01 10:00']);
    const details = { id, version: 1, driverName: 'Elena Fischer', purpose: 'Site visit', seriesId: null };
    const [own] = (await timeline('employee')).reservations;
    expect(own).toMatchObject({
      vehicleId: corsa,
      startDate: at('01 08:00'),
      endDate: at('01 10:00'),
      status: 'approved',
      details: { ...details, isMine: true, mayUpdate: true },
    });
    expect((await timeline('employee2')).reservations).toEqual([{ ...own, details: null }]);
    expect((await timeline('manager')).reservations).toMatchObject([{ details: { ...details, isMine: false } }]);
  });

  test('are those that touch the time, by start, of one pool or vehicle or one’s own alone', async () => {
    await reserve('employee', corsa, ['01 08:00', '01 10:00']);
    await reserve('employee2', transit, ['01 06:00', '01 07:00']);
    await reserve('employee', corsa, ['02 08:00', '02 10:00']);
    const vehiclesOf = async (input: Partial<OperationInput<'getTimeline'>>) =>
      (await timeline('employee', input)).reservations.map(({ vehicleId }) => vehicleId);
    expect(await vehiclesOf({})).toEqual([transit, corsa]);
    expect(await vehiclesOf({ poolId: airport })).toEqual([corsa]);
    expect(await vehiclesOf({ vehicleId: transit })).toEqual([transit]);
    expect(await vehiclesOf({ scope: 'mine' })).toEqual([corsa]);
    expect(await vehiclesOf({ from: at('01 10:00'), to: at('02 08:00') })).toEqual([]);
  });

  test('one whose vehicle is not back is told after its end, and what was cancelled is not', async () => {
    const late = await reserve('employee', corsa, ['01 08:00', '01 10:00']);
    const gone = await reserve('employee', transit, ['02 08:00', '02 10:00']);
    await stage.look(`update reservations set status = 'active', checked_out_at = start_date where id = $1`, [late.id]);
    await stage.look(`update reservations set status = 'cancelled' where id = $1`, [gone.id]);
    now = new Date(at('02 06:00'));
    const { reservations } = await timeline('employee', { from: at('02 00:00'), to: at('03 00:00') });
    expect(reservations).toMatchObject([{ vehicleId: corsa, endDate: at('01 10:00'), status: 'active' }]);
  });
});

describe('what else keeps vehicles', () => {
  test('is told by kind, with the reason of a blackout', async () => {
    const manager = await stage.as('manager');
    const period = { startDate: at('01 08:00'), endDate: at('01 12:00') };
    await createBlackout(manager, { poolId: airport, ...period, reason: 'Garage is painted' });
    await stage.look(
      `insert into blackouts (tenant_id, vehicle_id, start_date, end_date, reason, calendar_event_id)
       values ($1, $2, $3, $4, 'Outlook: Anna', 'event')`,
      [demoCompany().tenantId, transit, period.startDate, period.endDate],
    );
    const work = operations.createMaintenance.input.parse({
      vehicleId: transit,
      kind: 'tires',
      startDate: at('01 14:00'),
    });
    await createMaintenance(manager, work);
    const golf = demoVehicleId('M-VW 5012');
    await createHold(await stage.as('employee'), { vehicleId: golf, ...period });

    const { blocks, isComplete } = await timeline('employee');
    const nothing = { vehicleId: null, poolId: null, reason: null, maintenanceKind: null, isMine: false };
    const told = blocks.map(({ id: _, ...block }) => block).sort((a, b) => a.kind.localeCompare(b.kind));
    expect(told).toEqual([
      { ...nothing, kind: 'blackout', poolId: airport, ...period, reason: 'Garage is painted' },
      { ...nothing, kind: 'hold', vehicleId: golf, ...period, isMine: true },
      {
        ...nothing,
        kind: 'maintenance',
        vehicleId: transit,
        startDate: at('01 14:00'),
        endDate: null,
        maintenanceKind: 'tires',
      },
      { ...nothing, kind: 'outlook', vehicleId: transit, ...period, reason: 'Outlook: Anna' },
    ]);
    expect(isComplete).toBe(true);
    expect((await timeline('employee', { poolId: airport })).blocks.map(({ kind }) => kind)).toEqual(['blackout']);
    // A hold that nobody renews claims nothing any more.
    now = new Date('2026-11-23T08:00:00Z');
    expect((await timeline('employee')).blocks.map(({ kind }) => kind)).not.toContain('hold');
  });
});

test('asks for at most six weeks', () => {
  const { error } = operations.getTimeline.input.safeParse({ from: at('01 00:00'), to: '2027-02-01T00:00:00Z' });
  expect(error?.issues[0]?.message).toBe('Ask for at most 43 days at once');
});
