import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { listPools } from '../pool/pool-queries.ts';
import { createReservation } from './create-reservation.ts';
import { listReservations } from './reservation-queries.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

test('one pool’s reservations are those of its vehicles, whatever else is asked', async () => {
  const context = await stage.as('employee');
  const { pools } = await listPools(context, {});
  for (const [plate, hour] of [
    ['M-CO 1010', '08'],
    ['B-VW 9050', '12'],
  ] as const) {
    const vehicleId = demoVehicleId(plate);
    const [startDate, endDate] = [`2026-11-23T${hour}:00:00Z`, `2026-11-23T${hour}:45:00Z`];
    await createReservation(context, { vehicleId, startDate, endDate, purpose: plate });
  }
  const purposes = async (input: { poolId?: string; from?: string }) => {
    const { reservations } = await listReservations(context, { scope: 'mine', limit: 50, ...input });
    return reservations.map(({ purpose }) => purpose);
  };
  expect(await purposes({})).toEqual(['M-CO 1010', 'B-VW 9050']);
  const found = await Promise.all(pools.map(({ id: poolId }) => purposes({ poolId })));
  expect(found.filter(({ length }) => length > 0).sort()).toEqual([['B-VW 9050'], ['M-CO 1010']]);
  const munich = pools.find(({ name }) => name === 'Munich HQ')?.id ?? '';
  expect(await purposes({ poolId: munich, from: '2026-11-23T10:00:00Z' })).toEqual([]);
});
