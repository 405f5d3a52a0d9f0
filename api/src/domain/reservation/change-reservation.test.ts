import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import type { DomainError } from '../domain-errors.ts';
import { approveReservation } from './approve-reservation.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { rejectReservation } from './reject-reservation.ts';
import { getReservation, listReservations } from './reservation-queries.ts';

let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());

let day = 0;
/** A pending reservation of the employee's on a day of its own. */
async function request(): Promise<string> {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose: 'Site visit' };
  return (await createReservation(await stage.as('employee'), input)).id;
}

test('a decision names who decided and when, and raises the version', async () => {
  const reservationId = await request();
  clock = new Date('2026-11-23T08:30:00Z');
  const decided = await approveReservation(await stage.as('approver'), { reservationId, reason: 'Have a good trip' });
  expect(decided).toMatchObject({
    status: 'approved',
    approvedBy: { displayName: 'Amira Haddad' },
    approvedAt: '2026-11-23T08:30:00.000Z',
    updatedAt: '2026-11-23T08:30:00.000Z',
    decisionReason: 'Have a good trip',
    version: 2,
    allowedActions: [],
  });
});

test('the first decision wins; a later one is told who decided and when', async () => {
  const reservationId = await request();
  const approver = await stage.as('approver');
  await rejectReservation(approver, { reservationId });
  for (const decide of [approveReservation, rejectReservation]) {
    await expect(decide(approver, { reservationId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This reservation was already rejected by Amira Haddad on Mon 23 Nov 2026, 09:30. Nothing was changed.',
    });
  }
});

test('of many decisions and cancellations at once exactly one happens, with one event', async () => {
  for (let round = 0; round < 5; round++) {
    const reservationId = await request();
    const [approver, employee] = await Promise.all([stage.as('approver'), stage.as('employee')]);
    const attempts = [1, 2, 3, 4].flatMap(() => [
      approveReservation(approver, { reservationId }),
      rejectReservation(approver, { reservationId }),
    ]);
    const answers = await Promise.allSettled(attempts);
    const refusals = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
    expect(refusals).toHaveLength(attempts.length - 1);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('by Amira Haddad on') });
    }
    const { version } = await getReservation(employee, { reservationId });
    expect(version).toBe(2);
    const events = await stage.look('select type from outbox_events where entity_id = $1', [reservationId]);
    expect(events).toHaveLength(2);
  }
});

test('only the approver decides, and nobody about their own', async () => {
  const reservationId = await request();
  await expect(approveReservation(await stage.as('manager'), { reservationId })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('Amira Haddad'),
  });
  await expect(approveReservation(await stage.as('employee'), { reservationId })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(approveReservation(await stage.as('employee2'), { reservationId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(approveReservation(await stage.as('admin', 'fabrikam'), { reservationId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const unchanged = await getReservation(await stage.as('employee'), { reservationId });
  expect(unchanged).toMatchObject({ status: 'pending', version: 1 });
});

test('a fleet manager cancels with a reason; again is refused with who did it', async () => {
  const reservationId = await request();
  const manager = await stage.as('manager');
  const cancelled = await cancelReservation(manager, { reservationId, reason: 'The vehicle broke down' });
  expect(cancelled).toMatchObject({ status: 'cancelled', cancellationReason: 'The vehicle broke down', version: 2 });
  await expect(cancelReservation(await stage.as('employee'), { reservationId })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('already cancelled by Marco Rossi'),
  });
});

test('what has ended can no longer be cancelled or decided', async () => {
  const reservationId = await request();
  const before = clock;
  clock = new Date('2027-01-15T00:00:00Z');
  await expect(cancelReservation(await stage.as('employee'), { reservationId })).rejects.toMatchObject({
    code: 'RULE_VIOLATED',
  });
  await expect(approveReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
    code: 'RULE_VIOLATED',
  });
  clock = before;
});

test('what waited until it was over no longer waits for its approver', async () => {
  const reservationId = await request();
  const waiting = async () =>
    (await listReservations(await stage.as('approver'), { scope: 'to-approve', limit: 200 })).reservations.map(
      ({ id }) => id,
    );
  const before = clock;
  expect(await waiting()).toContain(reservationId);
  clock = new Date('2027-11-23T07:00:00Z');
  try {
    expect(await waiting()).toEqual([]);
  } finally {
    clock = before;
  }
});
