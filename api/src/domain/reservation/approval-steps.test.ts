import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { approveReservation } from './approve-reservation.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { rejectReservation } from './reject-reservation.ts';
import { listReservations } from './reservation-queries.ts';
import { updateReservation } from './update-reservation.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
});
afterAll(() => stage.drop());
beforeEach(() => stage.look('delete from approval_steps'));

interface Step {
  asks?: 'manager' | 'named';
  approvers?: ('approver' | 'manager' | 'admin' | 'employee' | 'employee2')[];
  minimumLengthMinutes?: number;
  minimumCostCents?: number;
}

/** Gives the pool of the Transit these steps. */
async function ask(...steps: Step[]): Promise<void> {
  for (const [index, { asks = 'named', approvers = [], ...above }] of steps.entries()) {
    const emails = approvers.map((name) => `${name}@contoso.example`);
    await stage.look(
      `insert into approval_steps (tenant_id, pool_id, step_number, asks, approver_ids, minimum_length_minutes, minimum_cost_cents)
       select tenant_id, pool_id, $2, $3, array(select id from users where email = any ($4) order by email), $5, $6
       from vehicles where id = $1`,
      [
        demoVehicleId('M-FT 1204'),
        index + 1,
        asks,
        emails,
        above.minimumLengthMinutes ?? null,
        above.minimumCostCents ?? null,
      ],
    );
  }
}

let day = 0;
async function request(hours = 2, person: 'employee' | 'employee2' | 'manager' | 'admin' = 'employee') {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start), endDate: new Date(start + hours * 3_600_000) };
  const input = { startDate: period.startDate.toISOString(), endDate: period.endDate.toISOString() };
  return createReservation(await stage.as(person), { ...input, vehicleId: demoVehicleId('M-FT 1204'), purpose: 'x' });
}

const shown = ({ approvals }: Awaited<ReturnType<typeof request>>) =>
  approvals.map(({ stepNumber, approver, status }) => `${stepNumber} ${approver.displayName}: ${status}`);
const waitsFor = async (person: 'approver' | 'manager' | 'admin') =>
  (await listReservations(await stage.as(person), { scope: 'to-approve', limit: 200 })).reservations.map(
    ({ id }) => id,
  );

describe('named approvers', () => {
  test('are all asked, and the first of them decides for all', async () => {
    await ask({ approvers: ['approver', 'admin'] });
    const { id: reservationId } = await request();
    expect(await waitsFor('approver')).toContain(reservationId);
    expect(await waitsFor('admin')).toContain(reservationId);
    const decided = await approveReservation(await stage.as('admin'), { reservationId });
    expect(decided).toMatchObject({ status: 'approved', approvedBy: { email: 'admin@contoso.example' } });
    expect(decided.approvals.map(({ status }) => status).sort()).toEqual(['approved', 'superseded']);
    expect(await waitsFor('approver')).not.toContain(reservationId);
    await expect(rejectReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/already approved by .* on /),
    });
  });

  test('never decide about their own; a step that has nobody else asks the fleet managers', async () => {
    await ask({ approvers: ['employee', 'admin'] });
    expect(shown(await request()).join()).not.toContain('Elena Fischer');
    await stage.look('delete from approval_steps');
    await ask({ approvers: ['employee'] });
    expect(shown(await request())).toContain('1 Marco Rossi: pending');
  });
});

describe('a chain', () => {
  test('asks one step after the other, and stands after the last', async () => {
    await ask({ asks: 'manager' }, { approvers: ['admin'] });
    const made = await request();
    const reservationId = made.id;
    expect(shown(made)).toMatchObject(['1 Amira Haddad: pending', expect.stringMatching(/^2 .*: waiting$/)]);
    expect(await waitsFor('admin')).not.toContain(reservationId);
    await expect(approveReservation(await stage.as('admin'), { reservationId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'Amira Haddad decides about this reservation first; you are asked afterwards.',
    });
    const between = await approveReservation(await stage.as('approver'), { reservationId });
    expect(between).toMatchObject({ status: 'pending', version: 2, approvedBy: null });
    await expect(approveReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Your step has been decided\. Now it waits for /),
    });
    expect(await waitsFor('admin')).toContain(reservationId);
    const decided = await approveReservation(await stage.as('admin'), { reservationId });
    expect(decided).toMatchObject({ status: 'approved', version: 3, approvedBy: { email: 'admin@contoso.example' } });
    const events = await stage.look('select type from outbox_events where entity_id = $1 order by id', [reservationId]);
    expect(events).toEqual([
      { type: 'reservation.created' },
      { type: 'reservation.asked' },
      { type: 'reservation.approved' },
    ]);
  });

  test('ends with one rejection, and nobody else need decide', async () => {
    await ask({ asks: 'manager' }, { approvers: ['admin'] });
    const { id: reservationId } = await request();
    const rejected = await rejectReservation(await stage.as('approver'), { reservationId, reason: 'No' });
    expect(rejected.status).toBe('rejected');
    expect(rejected.approvals.map(({ status }) => status)).toEqual(['rejected', 'superseded']);
  });

  test('is over when the reservation is cancelled', async () => {
    await ask({ asks: 'manager' }, { approvers: ['admin'] });
    const { id: reservationId } = await request();
    const cancelled = await cancelReservation(await stage.as('employee'), { reservationId });
    expect(cancelled.approvals.map(({ status }) => status)).toEqual(['superseded', 'superseded']);
    expect(await waitsFor('approver')).not.toContain(reservationId);
  });
});

describe('a further step', () => {
  test('is asked above a length alone', async () => {
    await ask({ asks: 'manager' }, { approvers: ['admin'], minimumLengthMinutes: 240 });
    expect((await request(4)).approvals).toHaveLength(1);
    expect((await request(5)).approvals).toHaveLength(2);
  });

  test('is asked above a cost alone', async () => {
    // A van costs 12.00 an hour.
    await ask({ approvers: ['admin'], minimumCostCents: 3_600 });
    expect(await request(3)).toMatchObject({ status: 'approved', costCents: 3_600 });
    expect(await request(4)).toMatchObject({ status: 'pending', costCents: 4_800 });
  });
});

test('what is moved beyond the tolerance is asked again from the first step, in a round of its own', async () => {
  await ask({ asks: 'manager' });
  const { id: reservationId, endDate } = await request();
  await approveReservation(await stage.as('approver'), { reservationId });
  const by = (minutes: number) => new Date(new Date(endDate).getTime() + minutes * 60_000).toISOString();
  const employee = await stage.as('employee');
  expect(await updateReservation(employee, { reservationId, endDate: by(30) })).toMatchObject({ status: 'approved' });
  const moved = await updateReservation(employee, { reservationId, endDate: by(90) });
  expect(moved).toMatchObject({ status: 'pending', approvedBy: null, decisionReason: null });
  expect(shown(moved)).toEqual(['1 Amira Haddad: pending']);
  expect(await waitsFor('approver')).toContain(reservationId);
});

test('many small moves add up: together beyond the tolerance, they are asked again', async () => {
  await ask({ asks: 'manager' });
  const { id: reservationId, endDate } = await request();
  await approveReservation(await stage.as('approver'), { reservationId });
  const employee = await stage.as('employee');
  const by = (minutes: number) => new Date(new Date(endDate).getTime() + minutes * 60_000).toISOString();
  expect(await updateReservation(employee, { reservationId, endDate: by(25) })).toMatchObject({ status: 'approved' });
  expect(await updateReservation(employee, { reservationId, endDate: by(50) })).toMatchObject({ status: 'pending' });
});
