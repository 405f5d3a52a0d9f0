import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createBlackout } from '../blackout/create-blackout.ts';
import { createMaintenance } from '../maintenance/create-maintenance.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { getVehicleSchedule } from './get-vehicle-schedule.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const vehicleId = demoVehicleId('M-CO 1010');
const day = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
const at = (time: string) => `2026-11-23T${time}:00Z`;

test('shows everybody what claims the vehicle, by start, and nobody whose it is', async () => {
  const [employee, manager] = [await stage.as('employee'), await stage.as('manager')];
  const reserve = (from: string, to: string) =>
    createReservation(employee, { vehicleId, startDate: at(from), endDate: at(to), purpose: 'Secret purpose' });
  await reserve('08:00', '09:00');
  await cancelReservation(employee, { reservationId: (await reserve('10:00', '11:00')).id });
  await createBlackout(manager, { startDate: at('16:00'), endDate: '2026-11-25T00:00:00Z', reason: 'Works outing' });
  await createMaintenance(manager, {
    vehicleId,
    kind: 'tires',
    startDate: at('13:00'),
    endDate: at('14:00'),
    status: 'planned',
    note: null,
    costCents: null,
    odometerMeters: null,
  });
  const { entries } = await getVehicleSchedule(await stage.as('employee2'), { vehicleId, ...day });
  expect(entries.map(({ kind, startDate, status }) => [kind, startDate.slice(11, 16), status])).toEqual([
    ['reservation', '08:00', expect.stringMatching(/^(pending|approved)$/)],
    ['maintenance', '13:00', null],
    ['blackout', '16:00', null],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/Secret|outing/);
});

test('refuses a period that is none or too long, and a vehicle that is not there', async () => {
  const employee = await stage.as('employee');
  const ask = (input: object) => getVehicleSchedule(employee, { vehicleId, ...day, ...input });
  await expect(ask({ to: day.from })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await expect(ask({ to: '2026-12-25T00:00:00Z' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await expect(ask({ vehicleId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
