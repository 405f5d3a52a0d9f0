/** How little of a large tenant one has to look at to know what is free. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import { countRowsRead, type Plan } from '../../../../infra/local/testing/count-rows-read.ts';
import { type DemoStage, demoCompany, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { requestStatement } from './reservation-request.ts';

const now = new Date('2026-11-23T07:00:00Z');
const contoso = demoCompany();
let stage: DemoStage;

/** Twice a day every vehicle is reserved for three hours, for two months ahead; other companies have as many. */
beforeAll(async () => {
  stage = await setDemoStage(() => now);
  await stage.look(
    `insert into reservations (tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, time_zone, status, purpose)
     select v.tenant_id, v.id, d.id, d.user_id, at, at + interval '3 hours', 'Europe/Berlin', 'approved', 'Errand'
     from vehicles v
     join lateral (select * from drivers d where d.tenant_id = v.tenant_id and user_id is not null order by id limit 1) d on true
     cross join generate_series(timestamptz '2026-11-24T06:00Z', '2027-01-27T06:00Z', interval '12 hours') at`,
  );
  await stage.look(
    'insert into drivers (tenant_id, display_name) select $1, number::text from generate_series(1, 2000) number',
    [contoso.tenantId],
  );
  await stage.look(
    `insert into users (tenant_id, entra_object_id, email, display_name, time_zone)
     select $1, gen_random_uuid(), number || '@contoso.example', number::text, 'Europe/Berlin' from generate_series(1, 2000) number`,
    [contoso.tenantId],
  );
  await stage.look('vacuum analyze');
});
afterAll(() => stage.drop());

test('what is free is found among those reservations that lie around the time, and one driver is looked up', async () => {
  const wish = { startDate: new Date('2027-01-20T07:00:00Z'), endDate: new Date('2027-01-20T09:00:00Z') };
  const { text, values } = requestStatement('free', demoId(contoso, 'user', 1), wish, now);
  const [row] = await stage.database.read<{ 'QUERY PLAN': [{ Plan: Plan }] }>((await stage.as('employee')).tenantId, {
    name: 'explain.request-free',
    text: `explain (analyze, format json) ${text}`,
    values: values ?? [],
  });
  const plan = row?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('There is no plan');
  // Of 6,500: from the start to the longest turnaround after the end.
  expect(countRowsRead(plan, 'reservations')).toBeLessThan(500);
  expect(countRowsRead(plan, 'drivers')).toBeLessThan(5);
  expect(countRowsRead(plan, 'users')).toBeLessThan(20);
});
