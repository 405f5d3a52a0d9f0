/** A quota is kept whatever a driver, and those who reserve for them, ask for at once. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertUntilReached } from '../../../../infra/local/testing/assert-until-reached.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { DomainError } from '../domain-errors.ts';
import { createSeries } from '../series/create-series.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { updateReservation } from './update-reservation.ts';

const now = new Date('2026-11-23T07:00:00Z');
const vehicleIds = ['M-CO 1010', 'M-CO 1011'].map((plate) => demoVehicleId(plate));
const firstDay = Date.UTC(2026, 10, 30, 8);
const dayMilliseconds = 86_400_000;
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => now);
  const quotas = [
    { measure: 'count', per: 'week', limit: 3 },
    { measure: 'hours', per: 'month', limit: 12 },
  ];
  await stage.look("update pools set quotas = $1, horizon_days = 365 where name = 'Munich Airport'", [
    JSON.stringify(quotas),
  ]);
});
afterAll(() => stage.drop());

const made: string[] = [];
const any = fc.record({
  what: fc.constantFrom('create', 'create', 'assign', 'for-other', 'series', 'move', 'cancel'),
  vehicle: fc.constantFrom(...vehicleIds),
  day: fc.nat(20),
  hours: fc.integer({ min: 1, max: 4 }),
  index: fc.nat(9),
});

async function act({ what, vehicle, day, hours, index }: ReturnType<typeof any.generate>['value']): Promise<void> {
  const start = firstDay + day * dayMilliseconds;
  const period = {
    startDate: new Date(start).toISOString(),
    endDate: new Date(start + hours * 3_600_000).toISOString(),
  };
  const purpose = 'Property';
  const employee = await stage.as('employee');
  const reservationId = made.at(-1 - index) ?? crypto.randomUUID();
  if (what === 'create') made.push((await createReservation(employee, { ...period, vehicleId: vehicle, purpose })).id);
  if (what === 'assign') made.push((await createReservation(employee, { ...period, class: 'compact', purpose })).id);
  if (what === 'for-other') {
    const [driver] = await stage.look<{ id: string }>(
      "select d.id from drivers d join users u on u.id = d.user_id where u.email = 'employee@contoso.example'",
    );
    const input = { ...period, vehicleId: vehicle, purpose, driverId: driver?.id };
    made.push((await createReservation(await stage.as('manager'), input)).id);
  }
  if (what === 'series') {
    const startWallTime = new Date(start).toISOString().slice(0, 19);
    const input = { vehicleId: vehicle, purpose, startWallTime, lengthMinutes: hours * 60, equipment: [] };
    await createSeries(employee, { ...input, recurrenceRule: 'FREQ=DAILY;COUNT=3', mode: 'all-that-fit' });
  }
  if (what === 'move') await updateReservation(employee, { reservationId, ...period });
  if (what === 'cancel') await cancelReservation(employee, { reservationId });
}

test('no schedule of commands at once exceeds a quota', async () => {
  const property = fc.asyncProperty(fc.array(any, { minLength: 4, maxLength: 12 }), async (commands) => {
    const refused = await Promise.all(
      commands.map((command) =>
        act(command).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        }),
      ),
    );
    expect(refused).toHaveLength(commands.length);
    const exceeded = await stage.look(`
      select driver_id, count(*), sum(hours) from (
        select driver_id, extract(epoch from end_date - start_date) / 3600 as hours,
          date_trunc('week', start_date at time zone 'Europe/Berlin') as week,
          date_trunc('month', start_date at time zone 'Europe/Berlin') as month
        from reservations
        where status in ('pending', 'approved', 'active', 'completed')
          and vehicle_id in (select v.id from vehicles v join pools p on p.id = v.pool_id where p.quotas <> '[]')
      ) used group by driver_id, grouping sets (week, month)
      having case when grouping(week) = 0 then count(*) > 3 else sum(hours) > 12 end`);
    expect(exceeded).toEqual([]);
    if (made.length > 60) {
      await stage.look("update reservations set status = 'cancelled'");
      made.length = 0;
    }
  });
  await assertUntilReached(property, 60, async () => {
    const rows = await stage.look<{ what: string }>('select distinct action as what from audit_log');
    const reached = new Set(rows.map(({ what }) => what));
    return ['reservation.created', 'reservation.changed', 'series.created'].filter((what) => !reached.has(what));
  });
}, 120_000);
