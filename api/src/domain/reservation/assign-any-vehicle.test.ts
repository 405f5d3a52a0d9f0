/** Which vehicle the product chooses, with everything the database knows of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { DomainError } from '../domain-errors.ts';
import { createReservation } from './create-reservation.ts';

const now = new Date('2026-11-23T07:00:00Z');
const hour = 3_600_000;
const vans = ['M-FT 1204', 'M-FT 1205', 'M-FT 1311', 'M-VW 2040', 'M-ID 7710E'].map((plate) => demoVehicleId(plate));
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => now);
  await stage.look('update vehicles set odometer_meters = 40000000 where id = any ($1)', [vans]);
});
afterAll(() => stage.drop());

test('five equal vans that are asked for as "any van" are given away evenly, by times and by hours', async () => {
  // Always the same accidents: a linear congruential generator with the constants of Numerical Recipes.
  let state = 20_261_123;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const employee = await stage.as('employee');
  const [pool] = await stage.look<{ id: string }>('select pool_id as id from vehicles where id = $1', [vans[0]]);
  for (let asked = 0; asked < 200; asked++) {
    const start = Date.UTC(2026, 10, 30 + below(28), 6 + below(10), 30 * below(2));
    const period = {
      startDate: new Date(start).toISOString(),
      endDate: new Date(start + (1 + below(8)) * hour).toISOString(),
    };
    const wish = { ...period, class: 'van' as const, poolId: pool?.id, purpose: 'Simulation' };
    await createReservation(employee, wish).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.rule !== 'taken') throw error;
    });
  }
  const shares = await stage.look<{ times: number; hours: number }>(
    `select (count(*) / sum(count(*)) over ())::float8 as times,
       (sum(extract(epoch from end_date - start_date)) / sum(sum(extract(epoch from end_date - start_date))) over ())::float8 as hours
     from reservations group by vehicle_id`,
  );
  expect(shares).toHaveLength(vans.length);
  for (const { times, hours } of shares) {
    expect(times).toBeGreaterThan(0.16);
    expect(times).toBeLessThan(0.24);
    expect(hours).toBeGreaterThan(0.18);
    expect(hours).toBeLessThan(0.22);
  }
});

describe('a gap too short to lend, which the least driven vehicle would leave,', () => {
  const wanted = { startDate: '2027-03-02T10:00:00Z', endDate: '2027-03-02T12:00:00Z' };
  const insertReservation = (start: string, end: string) =>
    stage.look(
      `insert into reservations (tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, buffer_minutes, time_zone, status,
         purpose, asked_start_date, asked_end_date)
       select d.tenant_id, $1, d.id, d.user_id, $2, $3, 30, 'Europe/Berlin', 'approved', 'Neighbour', $2, $3
       from drivers d where d.display_name = 'Elena Fischer' limit 1`,
      [vans[0], start, end],
    );
  const insertPeriod = (table: 'blackouts' | 'maintenance', start: string, end: string) =>
    stage.look(
      `insert into ${table} (tenant_id, vehicle_id, start_date, end_date, ${table === 'blackouts' ? 'reason' : 'kind'})
       select tenant_id, id, $2, $3, '${table === 'blackouts' ? 'Fair' : 'service'}' from vehicles where id = $1`,
      [vans[0], start, end],
    );
  const neighbours: Record<string, () => Promise<unknown>> = {
    nothing: async () => undefined,
    'a reservation': () => insertReservation('2027-03-02T13:00:00Z', '2027-03-02T15:00:00Z'),
    'a reservation that began weeks ago': () => insertReservation('2027-02-01T09:00:00Z', '2027-03-02T09:00:00Z'),
    'a hold': () =>
      stage.look(
        `insert into holds (tenant_id, vehicle_id, user_id, start_date, end_date, buffered_end_date, expires_at)
         select tenant_id, $1, id, '2027-03-02T08:00:00Z', '2027-03-02T09:10:00Z', '2027-03-02T09:40:00Z', $2
         from users where email = 'manager@contoso.example'`,
        [vans[0], new Date(now.getTime() + 5 * 60_000)],
      ),
    'a blackout': () => insertPeriod('blackouts', '2027-03-02T12:45:00Z', '2027-03-03T12:00:00Z'),
    'a blackout of its pool': () =>
      stage.look(
        `insert into blackouts (tenant_id, pool_id, start_date, end_date, reason)
         select tenant_id, pool_id, '2027-03-02T13:00:00Z', '2027-03-02T14:00:00Z', 'Inventory' from vehicles where id = $1`,
        [vans[0]],
      ),
    'a maintenance': () => insertPeriod('maintenance', '2027-03-01T12:00:00Z', '2027-03-02T09:45:00Z'),
  };

  test.each(Object.keys(neighbours))('counts beside %s', async (what) => {
    await stage.look("update reservations set status = 'cancelled'");
    await stage.look('delete from holds');
    await stage.look('delete from blackouts');
    await stage.look('delete from maintenance');
    await stage.look('update vehicles set odometer_meters = 0 where id = $1', [vans[0]]);
    await neighbours[what]?.();
    const input = { ...wanted, class: 'van' as const, minimumSeats: 3, purpose: 'Any' };
    const { vehicle, assignmentReason } = await createReservation(await stage.as('employee'), input);
    if (what === 'nothing') expect(vehicle.id).toBe(vans[0]);
    else expect(vehicle.id).not.toBe(vans[0]);
    expect(assignmentReason).toMatch(/driven|alike/);
  });
});
