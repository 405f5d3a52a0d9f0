import { afterAll, beforeAll, expect, test } from 'vitest';
import { setApprovalSteps } from '../../../../infra/local/testing/approval-steps.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { getDecisionContext } from './get-decision-context.ts';

const plate = 'M-FT 1204';
const vehicleId = demoVehicleId(plate);
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
  await setApprovalSteps(stage, plate, [{}]);
  await stage.look('delete from reservations');
});
afterAll(() => stage.drop());

const at = (day: number, hour: number) => new Date(Date.UTC(2026, 11, day, hour)).toISOString();

async function reserve(person: 'employee' | 'employee2', day: number, hour: number, other = vehicleId) {
  const input = { vehicleId: other, startDate: at(day, hour), endDate: at(day, hour + 2), purpose: 'Site visit' };
  return (await createReservation(await stage.as(person), input)).id;
}

test('tells whoever decides what is around, how the driver kept to it, and what is left of the quota', async () => {
  const { id: poolId } = (
    await stage.look<{ id: string }>(`select pool_id as id from vehicles where id = '${vehicleId}'`)
  )[0] ?? { id: '' };
  await stage.look(
    `update pools set quotas = '[{"measure": "hours", "limit": 10, "per": "week"}, {"measure": "reservations", "limit": 9, "per": "month"}]' where id = $1`,
    [poolId],
  );
  await reserve('employee2', 8, 6);
  const asked = await reserve('employee', 8, 10);
  await reserve('employee2', 8, 15);
  // Monday of the next week, in the same month.
  await reserve('employee', 14, 10);
  // What became of earlier ones.
  await stage.look(
    `insert into reservations (tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, time_zone, status, purpose,
       cancellation_cause, checked_in_at, buffer_minutes)
     select r.tenant_id, r.vehicle_id, r.driver_id, r.created_by, r.start_date - make_interval(days => 30 + n), r.end_date - make_interval(days => 30 + n),
       r.time_zone, case when n < 3 then 'completed' else 'cancelled' end, 'Earlier', case when n = 3 then 'no-show' when n = 4 then 'requested' end,
       case n when 1 then r.end_date - interval '31 days' when 2 then r.end_date - interval '32 days' + interval '1 hour' end, 0
     from reservations r, generate_series(1, 4) n where r.id = $1`,
    [asked],
  );
  const context = await getDecisionContext(await stage.as('approver'), { reservationId: asked });
  expect(context).toMatchObject({
    currency: 'EUR',
    before: { startDate: at(8, 6), endDate: at(8, 8), status: 'pending' },
    after: { startDate: at(8, 15) },
    history: { days: 180, completed: 2, lateReturns: 1, noShows: 1, cancelled: 1 },
    quotas: [
      { measure: 'hours', limit: 10, per: 'week', used: 2 },
      { measure: 'reservations', limit: 9, per: 'month', used: 2 },
    ],
  });
  expect(context.overlaps).toBe(0);
});

test('tells nobody else, not even the driver', async () => {
  const asked = await reserve('employee', 20, 10);
  for (const person of ['employee', 'employee2'] as const) {
    await expect(getDecisionContext(await stage.as(person), { reservationId: asked })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  }
  expect(await getDecisionContext(await stage.as('manager'), { reservationId: asked })).toBeDefined();
});
