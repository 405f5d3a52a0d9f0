import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createBlackout } from '../blackout/create-blackout.ts';
import { DomainError } from '../domain-errors.ts';
import { createReservation } from './create-reservation.ts';
import { updateReservation } from './update-reservation.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const corsa = demoVehicleId('M-CO 1010');
const otherCorsa = demoVehicleId('M-CO 1011');
const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T11:00:00Z', purpose: 'Site visit' };
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
  await stage.look("update pools set maximum_length_minutes = 60 where name <> 'Munich Airport'");
});
afterAll(() => stage.drop());

/** Moves a vehicle to a pool that lends for an hour at most, while a command waits for it. */
async function moveMeanwhile<Result>(vehicleId: string, command: () => Promise<Result>): Promise<Result> {
  const fleetManager = await stage.owner.connect();
  await fleetManager.query('begin');
  await fleetManager.query('select from vehicles where id = $1 for update', [vehicleId]);
  const result = command();
  result.catch(() => {});
  await vi.waitFor(async () => {
    const waiting = await stage.look(
      "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    expect(waiting).toHaveLength(1);
  });
  await fleetManager.query(
    `update vehicles set pool_id = (select id from pools p where p.tenant_id = vehicles.tenant_id and name <> 'Munich Airport' order by name limit 1)
     where id = $1`,
    [vehicleId],
  );
  await fleetManager.query('commit');
  fleetManager.release();
  return result;
}

test('who reserves a vehicle that is just moved to another pool reserves it by the rules of that pool', async () => {
  const employee = await stage.as('employee');
  const reserving = moveMeanwhile(corsa, () => createReservation(employee, { ...period, vehicleId: corsa }));
  await expect(reserving).rejects.toMatchObject({ code: 'RULE_VIOLATED', rule: 'maximum-length' });
});

test('who moves a reservation to a vehicle that is just moved to another pool, too', async () => {
  const employee = await stage.as('employee');
  const transit = demoVehicleId('M-FT 1205');
  const { id: reservationId } = await createReservation(employee, {
    ...period,
    endDate: '2026-12-01T09:00:00Z',
    vehicleId: transit,
  });
  const changing = moveMeanwhile(otherCorsa, () =>
    updateReservation(employee, { reservationId, vehicleId: otherCorsa, endDate: period.endDate }),
  );
  await expect(changing).rejects.toMatchObject({ code: 'RULE_VIOLATED', rule: 'maximum-length' });
});

test('who is given any vehicle and who closes whole pools never wait for each other in a circle', async () => {
  const manager = await stage.as('manager');
  const people = await Promise.all((['employee', 'employee2', 'approver'] as const).map((one) => stage.as(one)));
  const [pool] = await stage.look<{ id: string }>(
    'select pool_id as id from vehicles group by pool_id order by count(*) desc limit 1',
  );
  const refused = (error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  };
  for (let day = 1; day <= 12; day++) {
    const at = (hour: number) => new Date(Date.UTC(2027, 0, day, hour)).toISOString();
    const any = { startDate: at(8), endDate: at(9), poolId: pool?.id, purpose: 'Site visit' };
    const closing = { startDate: at(12), endDate: at(13), reason: 'Inspection' };
    await Promise.all([
      ...people.flatMap((person) => [1, 2, 3].map(() => createReservation(person, any).catch(refused))),
      ...[1, 2, 3].map(() => createBlackout(manager, { ...closing, poolId: pool?.id })),
      createBlackout(manager, closing),
    ]);
  }
  const [counted] = await stage.look<{ deadlocks: string }>(
    'select pg_stat_force_next_flush(), deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(Number(counted?.deadlocks)).toBe(0);
});
