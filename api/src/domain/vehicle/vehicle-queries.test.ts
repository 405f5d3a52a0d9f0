import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createMaintenance } from '../maintenance/create-maintenance.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { getVehicle, listVehicles } from './vehicle-queries.ts';

let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());

const corsa = demoVehicleId('M-CO 1010');
const reserve = async (start: string, end: string) =>
  createReservation(await stage.as('employee'), {
    vehicleId: corsa,
    startDate: `2026-11-23T${start}:00Z`,
    endDate: `2026-11-23T${end}:00Z`,
    purpose: 'Secret purpose',
  });

async function occupancyAt(time: string) {
  clock = new Date(`2026-11-23T${time}:00Z`);
  const { vehicles } = await listVehicles(await stage.as('employee2'), {});
  const vehicle = vehicles.find(({ id }) => id === corsa);
  const hours = (one: { startDate: string } | null | undefined) => one?.startDate.slice(11, 16);
  return [hours(vehicle?.currentReservation), hours(vehicle?.nextReservation)];
}

test('a vehicle shows what occupies it now and next, and nothing that was cancelled', async () => {
  await reserve('08:00', '09:00');
  const second = await reserve('10:00', '11:00');
  await reserve('12:00', '13:00');
  expect(await occupancyAt('07:30')).toEqual([undefined, '08:00']);
  expect(await occupancyAt('08:00')).toEqual(['08:00', '10:00']);
  // The turnaround keeps the vehicle from others, but nobody occupies it.
  expect(await occupancyAt('09:00')).toEqual([undefined, '10:00']);
  await cancelReservation(await stage.as('employee'), { reservationId: second.id });
  expect(await occupancyAt('10:30')).toEqual([undefined, '12:00']);
  expect(await occupancyAt('13:00')).toEqual([undefined, undefined]);
});

test('a vehicle is free when the turnaround is over, unless somebody else has it from then on', async () => {
  const freeFrom = async () => (await getVehicle(await stage.as('employee2'), { vehicleId: corsa })).freeFrom;
  clock = new Date('2026-11-23T14:00:00Z');
  expect(await freeFrom()).toBeNull();
  await reserve('14:00', '15:00');
  const afterTurnaround = (await freeFrom()) ?? '';
  expect(afterTurnaround > '2026-11-23T15:00:00.000Z').toBe(true);
  const follower = await reserve(afterTurnaround.slice(11, 16), '17:00');
  expect((await freeFrom())?.slice(11, 13)).toBe('17');
  await cancelReservation(await stage.as('employee'), { reservationId: follower.id });
  expect(await freeFrom()).toBe(afterTurnaround);
});

test('a vehicle in maintenance is free when that ends, as far as somebody knows', async () => {
  const manager = await stage.as('manager');
  const sprinter = demoVehicleId('M-MB 3320');
  const freeFrom = async () => (await getVehicle(manager, { vehicleId: sprinter })).freeFrom;
  expect(await freeFrom()).toBeNull();
  const endDate = '2026-11-26T16:00:00.000Z';
  const startDate = '2026-11-23T06:00:00.000Z';
  await createMaintenance(manager, {
    vehicleId: sprinter,
    kind: 'repair',
    startDate,
    endDate,
    status: 'in_progress',
    note: null,
    costCents: null,
    odometerMeters: null,
  });
  expect(await freeFrom()).toBe(endDate);
});

test('filters by pool, class and state, and never says whose a reservation is', async () => {
  const context = await stage.as('employee2');
  const { vehicles } = await listVehicles(context, { class: 'van', status: 'maintenance' });
  expect(vehicles.map(({ licensePlate }) => licensePlate)).toEqual(['M-MB 3320']);
  const ofPool = await listVehicles(context, { poolId: vehicles[0]?.poolId });
  expect(new Set(ofPool.vehicles.map(({ poolName }) => poolName))).toEqual(new Set(['Munich HQ']));
  expect(JSON.stringify(await listVehicles(context, {}))).not.toMatch(/Secret purpose|Elena/);
});
