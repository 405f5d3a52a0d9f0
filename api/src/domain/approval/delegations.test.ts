import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setApprovalSteps } from '../../../../infra/local/testing/approval-steps.ts';
import {
  type DemoCompany,
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { approveReservation } from '../reservation/approve-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { rejectReservation } from '../reservation/reject-reservation.ts';
import { getReservation, listReservations } from '../reservation/reservation-queries.ts';
import { updateUser } from '../user/update-user.ts';
import { createApprovalDelegation } from './create-approval-delegation.ts';
import { deleteApprovalDelegation } from './delete-approval-delegation.ts';
import { listApprovalDelegations } from './list-approval-delegations.ts';

const plate = 'M-FT 1204';
let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = new Date('2026-11-23T07:00:00Z');
  await stage.look('delete from approval_delegations');
  await setApprovalSteps(stage, plate, [{}]);
});

let day = 0;
/** A reservation of the employee's that waits for Amira Haddad. */
async function request(person: DemoPerson = 'employee') {
  const start = Date.UTC(2026, 11, 10 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId(plate), purpose: 'Site visit' };
  return (await createReservation(await stage.as(person), input)).id;
}

const idOf = async (person: DemoPerson, company?: DemoCompany) => (await stage.as(person, company)).actor.userId;
const week = { startDate: '2026-11-23T00:00:00Z', endDate: '2026-11-30T00:00:00Z' };

/** Amira Haddad is away for the week. */
async function delegate(to: DemoPerson, more: Partial<typeof week> = {}) {
  const input = { ...week, ...more, delegateId: await idOf(to) };
  return createApprovalDelegation(await stage.as('approver'), input);
}

const sees = async (person: DemoPerson, reservationId: string) => {
  const { reservations } = await listReservations(await stage.as(person), { scope: 'to-approve', limit: 200 });
  return reservations.some(({ id }) => id === reservationId);
};

describe('whoever stands in for somebody who is asked', () => {
  test('has it in their list, sees it and may decide, also when it was asked before they stood in', async () => {
    const reservationId = await request();
    expect(await sees('employee2', reservationId)).toBe(false);
    await delegate('employee2');
    expect(await sees('employee2', reservationId)).toBe(true);
    const jonas = await stage.as('employee2');
    expect((await getReservation(jonas, { reservationId })).allowedActions).toEqual(['approve', 'reject']);
    const approved = await approveReservation(jonas, { reservationId });
    expect(approved).toMatchObject({ status: 'approved', approvedBy: { displayName: 'Jonas Berger' } });
    expect(approved.approvals).toMatchObject([
      { approver: { displayName: 'Amira Haddad' }, decidedBy: { displayName: 'Jonas Berger' }, status: 'approved' },
    ]);
  });

  test('stands in the audit log with the one they stood in for', async () => {
    const reservationId = await request();
    await delegate('employee2');
    await rejectReservation(await stage.as('employee2'), { reservationId, reason: 'Take the train' });
    const [entry] = await stage.look(
      "select actor_user_id, detail from audit_log where entity_id = $1 and action = 'reservation.rejected'",
      [reservationId],
    );
    expect(entry).toEqual({
      actor_user_id: await idOf('employee2'),
      detail: { reason: 'Take the train', decidedFor: await idOf('approver') },
    });
  });

  test('decides from the first moment to the last and no longer', async () => {
    const reservationId = await request();
    await delegate('employee2', { startDate: '2026-11-23T08:00:00Z', endDate: '2026-11-23T09:00:00Z' });
    const may = async (instant: string) => {
      clock = new Date(instant);
      return sees('employee2', reservationId);
    };
    expect(await may('2026-11-23T07:59:59.999Z')).toBe(false);
    expect(await may('2026-11-23T08:00:00.000Z')).toBe(true);
    expect(await may('2026-11-23T08:59:59.999Z')).toBe(true);
    const late = await stage.as('employee2');
    expect(await may('2026-11-23T09:00:00.000Z')).toBe(false);
    await expect(getReservation(await stage.as('employee2'), { reservationId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // Signed in while it lasted, decided when it was over.
    await expect(approveReservation(late, { reservationId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'You no longer stand in for Amira Haddad, who decides again.',
    });
  });

  test('leaves the other their decision: the first wins, and is told of by name', async () => {
    const reservationId = await request();
    await delegate('employee2');
    await approveReservation(await stage.as('employee2'), { reservationId });
    await expect(rejectReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        'This reservation was already approved by Jonas Berger for Amira Haddad on Mon 23 Nov 2026, 08:00. Nothing was changed.',
    });
  });

  test('still sees what they have decided when they no longer stand in', async () => {
    const reservationId = await request();
    const { id: delegationId } = await delegate('employee2');
    await approveReservation(await stage.as('employee2'), { reservationId });
    await deleteApprovalDelegation(await stage.as('approver'), { delegationId });
    await expect(getReservation(await stage.as('employee2'), { reservationId })).resolves.toMatchObject({
      status: 'approved',
    });
  });

  test('never decides about their own, nor finds it in their list', async () => {
    await delegate('employee');
    const reservationId = await request();
    const elena = await stage.as('employee');
    expect(await sees('employee', reservationId)).toBe(false);
    expect((await getReservation(elena, { reservationId })).allowedActions).toEqual(['update', 'cancel']);
    await expect(approveReservation(elena, { reservationId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('does not hand it on: who stands in for them decides nothing of it', async () => {
    const reservationId = await request();
    await delegate('manager');
    const input = { ...week, delegateId: await idOf('employee2') };
    await createApprovalDelegation(await stage.as('manager'), input);
    expect(await sees('manager', reservationId)).toBe(true);
    expect(await sees('employee2', reservationId)).toBe(false);
  });

  test('decides in each step by itself, once for each', async () => {
    await setApprovalSteps(stage, plate, [{}, { asks: ['employee2', 'admin'] }]);
    await delegate('employee2');
    const reservationId = await request();
    const jonas = await stage.as('employee2');
    expect(await approveReservation(jonas, { reservationId })).toMatchObject({ status: 'pending', version: 2 });
    expect(await approveReservation(jonas, { reservationId })).toMatchObject({ status: 'approved', version: 3 });
  });
});

describe('a delegation is made', () => {
  test('by an approver for themselves, with an audit row', async () => {
    const made = await delegate('employee2');
    expect(made).toMatchObject({
      approver: { displayName: 'Amira Haddad' },
      delegate: { displayName: 'Jonas Berger' },
      startDate: '2026-11-23T00:00:00.000Z',
      endDate: '2026-11-30T00:00:00.000Z',
    });
    const audit = await stage.look('select action, detail from audit_log where entity_id = $1', [made.id]);
    expect(audit).toEqual([
      { action: 'delegation.created', detail: expect.objectContaining({ delegateId: await idOf('employee2') }) },
    ]);
  });

  test('by fleet managers for others, by nobody else', async () => {
    const input = { ...week, approverId: await idOf('approver'), delegateId: await idOf('employee2') };
    for (const person of ['employee', 'employee2'] as const) {
      await expect(createApprovalDelegation(await stage.as(person), input)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await expect(createApprovalDelegation(await stage.as('manager'), input)).resolves.toMatchObject({
      approver: { displayName: 'Amira Haddad' },
    });
  });

  test('to somebody of the tenant whose account is active', async () => {
    const approver = await stage.as('approver');
    await expect(
      createApprovalDelegation(approver, { ...week, delegateId: approver.actor.userId }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', message: expect.stringContaining('Choose somebody else') });
    const foreign = await idOf('employee2', 'fabrikam');
    await expect(createApprovalDelegation(approver, { ...week, delegateId: foreign })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const delegateId = await idOf('employee2');
    await stage.look('update users set active = false where id = $1', [delegateId]);
    await expect(createApprovalDelegation(approver, { ...week, delegateId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await stage.look('update users set active = true where id = $1', [delegateId]);
  });

  test('by fleet managers also for an approver whose account is switched off: whoever stands in decides what waits', async () => {
    const reservationId = await request();
    const [approverId, delegateId] = [await idOf('approver'), await idOf('employee2')];
    await updateUser(await stage.as('admin'), { userId: approverId, active: false });
    await createApprovalDelegation(await stage.as('manager'), { ...week, approverId, delegateId });
    expect(await sees('employee2', reservationId)).toBe(true);
    const approved = await approveReservation(await stage.as('employee2'), { reservationId });
    expect(approved).toMatchObject({ status: 'approved', approvedBy: { displayName: 'Jonas Berger' } });
    await updateUser(await stage.as('admin'), { userId: approverId, active: true });
  });

  test.each([
    ['ends before it starts', { startDate: '2026-11-30T00:00:00Z', endDate: '2026-11-29T00:00:00Z' }],
    ['has already ended', { startDate: '2026-11-01T00:00:00Z', endDate: '2026-11-23T07:00:00Z' }],
    ['lasts for years', { endDate: '2028-11-23T00:00:00Z' }],
  ])('not when it %s', async (_, period) => {
    await expect(delegate('employee2', period)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('once for the same time, also by two at once; to several people, if one likes', async () => {
    const answers = await Promise.allSettled([1, 2, 3].map(() => delegate('employee2')));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    await expect(delegate('manager')).resolves.toBeDefined();
    await expect(
      delegate('employee2', { startDate: week.endDate, endDate: '2026-12-05T00:00:00Z' }),
    ).resolves.toBeDefined();
  });

  test('at most twenty times ahead', async () => {
    for (let index = 0; index < 20; index++) {
      const from = new Date(Date.UTC(2026, 11, 1 + index)).toISOString();
      await delegate('employee2', { startDate: from, endDate: new Date(Date.parse(from) + 3_600_000).toISOString() });
    }
    await expect(delegate('manager')).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a delegation is seen and ended', () => {
  test('by both of its people and by fleet managers, and is unknown to everybody else', async () => {
    const { id } = await delegate('employee2');
    const listed = async (person: DemoPerson, scope: 'mine' | 'all' = 'mine') =>
      (await listApprovalDelegations(await stage.as(person), { scope, limit: 50 })).delegations.map((one) => one.id);
    expect(await listed('approver')).toEqual([id]);
    expect(await listed('employee2')).toEqual([id]);
    expect(await listed('employee')).toEqual([]);
    expect(await listed('manager')).toEqual([]);
    expect(await listed('manager', 'all')).toEqual([id]);
    await expect(listed('employee', 'all')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const end = async (person: DemoPerson, company?: DemoCompany) =>
      deleteApprovalDelegation(await stage.as(person, company), { delegationId: id });
    await expect(end('employee')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(end('admin', 'fabrikam')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(end('employee2')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'Only Amira Haddad or a fleet manager ends this. Ask one of them.',
    });
    await expect(end('manager')).resolves.toMatchObject({ id });
    await expect(end('approver')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listed('approver')).toEqual([]);
  });

  test('page by page, and only those that have not ended where that is asked', async () => {
    for (const first of [1, 2, 3]) {
      const [startDate, endDate] = [`2026-12-0${first}T00:00:00Z`, `2026-12-0${first + 1}T00:00:00Z`];
      await delegate('employee2', { startDate, endDate });
    }
    const approver = await stage.as('approver');
    const page = await listApprovalDelegations(approver, { scope: 'mine', limit: 2 });
    expect(page.delegations.map(({ startDate }) => startDate.slice(0, 10))).toEqual(['2026-12-01', '2026-12-02']);
    const cursor = page.nextCursor ?? '';
    const rest = await listApprovalDelegations(approver, { scope: 'mine', limit: 2, cursor });
    expect(rest).toMatchObject({ delegations: [{ startDate: '2026-12-03T00:00:00.000Z' }], nextCursor: null });
    const open = { scope: 'mine', limit: 50, from: '2026-12-03T00:00:00Z' } as const;
    expect((await listApprovalDelegations(approver, open)).delegations).toHaveLength(1);
  });
});
