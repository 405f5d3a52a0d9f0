import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setApprovalSteps } from '../../../../infra/local/testing/approval-steps.ts';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createApprovalDelegation } from '../approval/create-approval-delegation.ts';
import { deleteApprovalDelegation } from '../approval/delete-approval-delegation.ts';
import type { DomainError } from '../domain-errors.ts';
import { checkOutReservation } from '../handover/check-out-reservation.ts';
import { updateUser } from '../user/update-user.ts';
import { approveReservation } from './approve-reservation.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { rejectReservation } from './reject-reservation.ts';
import { getReservation, listReservations } from './reservation-queries.ts';
import { updateReservation } from './update-reservation.ts';

const plate = 'M-FT 1204';
let clock = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = new Date('2026-11-23T07:00:00Z');
  await setApprovalSteps(stage, plate, [{ asks: ['approver', 'employee2'] }, { asks: ['manager', 'admin'] }]);
});

let day = 0;
/** A pending reservation on a day of its own, from 08:00 to 11:00 UTC. */
async function request(person: DemoPerson = 'employee', driverId?: string) {
  const date = new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10);
  const at = (time: string) => `${date}T${time}:00.000Z`;
  const period = { startDate: at('08:00'), endDate: at('11:00') };
  const input = { ...period, vehicleId: demoVehicleId(plate), purpose: 'Site visit', ...(driverId && { driverId }) };
  const { id } = await createReservation(await stage.as(person), input);
  return { reservationId: id, at };
}

const read = async (reservationId: string, person: DemoPerson = 'employee') =>
  getReservation(await stage.as(person), { reservationId });

/** Who of which step has said what. */
async function answers(reservationId: string) {
  const { approvals } = await read(reservationId, 'manager');
  return approvals.map(({ stepNumber, approver, status }) => `${stepNumber} ${approver.displayName}: ${status}`);
}

async function events(reservationId: string) {
  return stage.look<{ type: string; payload: object }>(
    'select type, payload from outbox_events where entity_id = $1 order by id',
    [reservationId],
  );
}

const waitsFor = async (person: DemoPerson) => {
  const { reservations } = await listReservations(await stage.as(person), { scope: 'to-approve', limit: 200 });
  return reservations.map(({ id }) => id);
};

describe('a reservation is decided step by step', () => {
  test('any one of those asked decides a step; the others of it are asked no more, and the next begins', async () => {
    const { reservationId } = await request();
    expect(await answers(reservationId)).toEqual([
      '1 Amira Haddad: pending',
      '1 Jonas Berger: pending',
      '2 Ada Lindqvist: waiting',
      '2 Marco Rossi: waiting',
    ]);
    const between = await approveReservation(await stage.as('employee2'), { reservationId, reason: 'Fine with us' });
    expect(between).toMatchObject({
      status: 'pending',
      approvedBy: null,
      approver: { displayName: 'Ada Lindqvist' },
      version: 2,
      allowedActions: [],
    });
    expect(await answers(reservationId)).toEqual([
      '1 Amira Haddad: superseded',
      '1 Jonas Berger: approved',
      '2 Ada Lindqvist: pending',
      '2 Marco Rossi: pending',
    ]);
    clock = new Date('2026-11-23T08:00:00Z');
    const manager = await stage.as('manager');
    const approved = await approveReservation(manager, { reservationId, reason: 'Take the keys at the desk' });
    expect(approved).toMatchObject({
      status: 'approved',
      approvedBy: { displayName: 'Marco Rossi' },
      approvedAt: '2026-11-23T08:00:00.000Z',
      decisionReason: 'Take the keys at the desk',
      version: 3,
    });
    expect(
      approved.approvals.find(({ status, stepNumber }) => status === 'approved' && stepNumber === 1),
    ).toMatchObject({
      decidedBy: { displayName: 'Jonas Berger' },
      decidedAt: '2026-11-23T07:00:00.000Z',
      reason: 'Fine with us',
    });
  });

  test('of which each tells effects and audit log of itself: that others are asked, and in the end that it stands', async () => {
    const { reservationId } = await request();
    const [manager, admin] = [await stage.as('manager'), await stage.as('admin')];
    await approveReservation(await stage.as('approver'), { reservationId });
    await approveReservation(manager, { reservationId });
    expect((await events(reservationId)).map(({ type, payload }) => ({ type, ...payload }))).toMatchObject([
      { type: 'reservation.created', version: 1 },
      { type: 'reservation.asked', version: 2, askedUserIds: [admin.actor.userId, manager.actor.userId] },
      { type: 'reservation.approved', version: 3 },
    ]);
    const audit = await stage.look<{ action: string; detail: object }>(
      'select action, detail from audit_log where entity_id = $1 order by id',
      [reservationId],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'reservation.created',
      'reservation.asked',
      'reservation.approved',
    ]);
    expect(audit[1]?.detail).toMatchObject({ stepNumber: 1, decision: 'approved' });
  });

  test('one rejection rejects all, and nobody is asked any more', async () => {
    const { reservationId } = await request();
    const rejected = await rejectReservation(await stage.as('approver'), { reservationId, reason: 'Take the train' });
    expect(rejected).toMatchObject({ status: 'rejected', decisionReason: 'Take the train', version: 2 });
    expect(await answers(reservationId)).toEqual([
      '1 Amira Haddad: rejected',
      '1 Jonas Berger: superseded',
      '2 Ada Lindqvist: superseded',
      '2 Marco Rossi: superseded',
    ]);
    expect(await waitsFor('manager')).not.toContain(reservationId);
  });

  test('a rejection of the last step outweighs the approval of the first', async () => {
    const { reservationId } = await request();
    await approveReservation(await stage.as('approver'), { reservationId });
    const rejected = await rejectReservation(await stage.as('admin'), { reservationId });
    expect(rejected).toMatchObject({ status: 'rejected', approvedBy: null });
  });

  test('it waits in the list of those who decide now, and of nobody else', async () => {
    const { reservationId } = await request();
    const lists = async () => {
      const people = ['approver', 'employee2', 'manager', 'admin', 'employee'] as const;
      const found = await Promise.all(people.map(waitsFor));
      return people.filter((_, index) => found[index]?.includes(reservationId));
    };
    expect(await lists()).toEqual(['approver', 'employee2']);
    await approveReservation(await stage.as('approver'), { reservationId });
    expect(await lists()).toEqual(['manager', 'admin']);
    await cancelReservation(await stage.as('employee'), { reservationId });
    expect(await lists()).toEqual([]);
  });

  test('steps above a length are asked for longer reservations alone', async () => {
    await setApprovalSteps(stage, plate, [{}, { asks: ['admin'], minimumLengthMinutes: 180 }]);
    const { reservationId, at } = await request();
    expect(await answers(reservationId)).toEqual(['1 Amira Haddad: pending']);
    await updateReservation(await stage.as('employee'), { reservationId, endDate: at('14:00') });
    expect(await answers(reservationId)).toEqual(['1 Amira Haddad: pending', '2 Ada Lindqvist: waiting']);
  });

  test('steps above a cost are asked for dearer reservations alone', async () => {
    // A van costs 12.00 an hour, so three hours are 36.00.
    await setApprovalSteps(stage, plate, [{ asks: ['admin'], minimumCostCents: 3_600 }]);
    const { reservationId, at } = await request();
    expect(await read(reservationId)).toMatchObject({ status: 'approved', costCents: 3_600 });
    await updateReservation(await stage.as('employee'), { reservationId, endDate: at('14:00') });
    expect(await read(reservationId)).toMatchObject({ status: 'pending', costCents: 7_200 });
  });
});

describe('nobody decides', () => {
  test('before it is their turn', async () => {
    const { reservationId } = await request();
    await expect(approveReservation(await stage.as('manager'), { reservationId })).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
      message: 'First comes the decision of Amira Haddad, Jonas Berger. You are asked after it.',
    });
    expect(await read(reservationId)).toMatchObject({ status: 'pending', version: 1 });
  });

  test('a step that is decided: they hear who decided it and when, and who decides now', async () => {
    const { reservationId } = await request();
    await approveReservation(await stage.as('approver'), { reservationId });
    for (const person of ['approver', 'employee2'] as const) {
      for (const decide of [approveReservation, rejectReservation]) {
        await expect(decide(await stage.as(person), { reservationId })).rejects.toMatchObject({
          code: 'CONFLICT',
          message:
            'Your step was already approved by Amira Haddad on Mon 23 Nov 2026, 08:00. It waits for Ada Lindqvist, Marco Rossi now. Nothing was changed.',
        });
      }
    }
  });

  test('what is decided: they hear who decided it and when', async () => {
    const { reservationId } = await request();
    await approveReservation(await stage.as('employee2'), { reservationId });
    clock = new Date('2026-11-23T09:15:00Z');
    await approveReservation(await stage.as('admin'), { reservationId });
    // A later change does not hide the decision.
    clock = new Date('2026-11-23T12:00:00Z');
    await updateReservation(await stage.as('employee'), { reservationId, purpose: 'Bridge inspection' });
    await expect(rejectReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This reservation was already approved by Ada Lindqvist on Mon 23 Nov 2026, 10:15. Nothing was changed.',
    });
  });

  test('about what they made or drive, even where the pool names them', async () => {
    const { reservationId } = await request('employee2');
    expect(await answers(reservationId)).not.toContainEqual(expect.stringContaining('Jonas Berger'));
    await expect(approveReservation(await stage.as('employee2'), { reservationId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const [amira] = await stage.look<{ id: string }>("select id from drivers where display_name = 'Amira Haddad'");
    const driven = await request('manager', amira?.id);
    expect((await read(driven.reservationId, 'manager')).approvals.map(({ approver }) => approver.displayName)).toEqual(
      ['Jonas Berger', 'Ada Lindqvist'],
    );
    for (const person of ['approver', 'manager'] as const) {
      await expect(
        approveReservation(await stage.as(person), { reservationId: driven.reservationId }),
      ).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('Nobody decides about their own'),
      });
    }
  });

  test('with an account that is switched off: the pool’s other people are asked, else the fleet managers', async () => {
    await stage.look(
      "update users set active = false where email in ('employee2@contoso.example', 'approver@contoso.example')",
    );
    try {
      const { reservationId } = await request();
      expect(await answers(reservationId)).toEqual([
        '1 Ada Lindqvist: pending',
        '1 Marco Rossi: pending',
        '2 Ada Lindqvist: waiting',
        '2 Marco Rossi: waiting',
      ]);
    } finally {
      await stage.look('update users set active = true');
    }
  });

  test('about a version they have not seen', async () => {
    const { reservationId } = await request();
    await updateReservation(await stage.as('employee'), { reservationId, purpose: 'Bridge inspection' });
    const approver = await stage.as('approver');
    await expect(approveReservation(approver, { reservationId, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    const decided = await approveReservation(approver, { reservationId, expectedVersion: 2 });
    expect(decided.version).toBe(3);
  });
});

describe('once an account is switched off', () => {
  const switchOff = async (person: DemoPerson) =>
    updateUser(await stage.as('admin'), { userId: (await stage.as(person)).actor.userId, active: false });
  afterEach(() => stage.look('update users set active = true'));

  test('the fleet managers are asked in the place of whoever decided alone, and told so', async () => {
    await setApprovalSteps(stage, plate, [{}]);
    const { reservationId } = await request();
    await switchOff('approver');
    expect(await answers(reservationId)).toEqual(['1 Amira Haddad: pending', '1 Marco Rossi: pending']);
    const { actor } = await stage.as('manager');
    expect((await events(reservationId)).at(-1)).toMatchObject({
      type: 'reservation.asked',
      payload: { version: 2, askedUserIds: [actor.userId] },
    });
    expect(await waitsFor('manager')).toContain(reservationId);
    expect(await read(reservationId)).toMatchObject({ approver: { displayName: 'Marco Rossi' } });
    await approveReservation(await stage.as('manager'), { reservationId });
    expect(await read(reservationId)).toMatchObject({ status: 'approved' });
  });

  test('nobody else is asked while others of the step, or whoever stands in, can decide', async () => {
    const both = await request();
    await setApprovalSteps(stage, plate, [{}]);
    const withDelegate = await request();
    const delegation = { startDate: clock.toISOString(), endDate: '2026-12-31T00:00:00Z' };
    const { userId: delegateId } = (await stage.as('employee2')).actor;
    const { id } = await createApprovalDelegation(await stage.as('approver'), { ...delegation, delegateId });
    await switchOff('approver');
    for (const { reservationId } of [both, withDelegate]) {
      expect(await read(reservationId)).toMatchObject({ version: 1 });
      await approveReservation(await stage.as('employee2'), { reservationId });
    }
    await deleteApprovalDelegation(await stage.as('manager'), { delegationId: id });
  });

  test('and the fleet manager’s own is asked of the administrators', async () => {
    await setApprovalSteps(stage, plate, [{ asks: ['approver'] }]);
    const { reservationId } = await request('manager');
    await switchOff('approver');
    expect(await answers(reservationId)).toEqual(['1 Ada Lindqvist: pending', '1 Amira Haddad: pending']);
  });

  test('a later step skips it, and asks the fleet managers when nobody else of it is left', async () => {
    await setApprovalSteps(stage, plate, [{ asks: ['employee2'] }, { asks: ['approver', 'admin'] }]);
    const others = await request();
    await setApprovalSteps(stage, plate, [{ asks: ['employee2'] }, { asks: ['approver'], escalatesAfterMinutes: 30 }]);
    const nobody = await request();
    await switchOff('approver');
    const jonas = await stage.as('employee2');
    await approveReservation(jonas, others);
    expect(await answers(others.reservationId)).toEqual([
      '1 Jonas Berger: approved',
      '2 Ada Lindqvist: pending',
      '2 Amira Haddad: superseded',
    ]);
    const between = await approveReservation(jonas, nobody);
    expect(between).toMatchObject({ status: 'pending', approver: { displayName: 'Marco Rossi' } });
    expect(await answers(nobody.reservationId)).toEqual([
      '1 Jonas Berger: approved',
      '2 Amira Haddad: superseded',
      '2 Marco Rossi: pending',
    ]);
    const { actor } = await stage.as('manager');
    expect((await events(nobody.reservationId)).at(-1)).toMatchObject({ payload: { askedUserIds: [actor.userId] } });
    const [row] = await stage.look(
      "select escalates_at from reservation_approvals where reservation_id = $1 and status = 'pending'",
      [nobody.reservationId],
    );
    expect(row).toEqual({ escalates_at: new Date('2026-11-23T07:30:00Z') });
  });
});

describe('of many at once', () => {
  test('exactly one decides a step, and the others hear who', async () => {
    for (let round = 0; round < 5; round++) {
      const { reservationId } = await request();
      const [amira, jonas] = [await stage.as('approver'), await stage.as('employee2')];
      const attempts = [amira, jonas, amira, jonas].flatMap((context) => [
        approveReservation(context, { reservationId }),
        rejectReservation(context, { reservationId }),
      ]);
      const outcomes = await Promise.allSettled(attempts);
      const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
      expect(refusals).toHaveLength(attempts.length - 1);
      for (const refusal of refusals) {
        expect(refusal).toMatchObject({
          code: 'CONFLICT',
          message: expect.stringMatching(/by (Amira|Jonas) .+ on Mon/),
        });
      }
      expect((await read(reservationId)).version).toBe(2);
      expect(await events(reservationId)).toHaveLength(2);
    }
  });

  test('a cancellation and the decisions leave one outcome', async () => {
    for (let round = 0; round < 5; round++) {
      const { reservationId } = await request();
      await approveReservation(await stage.as('approver'), { reservationId });
      const [employee, manager, admin] = [
        await stage.as('employee'),
        await stage.as('manager'),
        await stage.as('admin'),
      ];
      const outcomes = await Promise.allSettled([
        rejectReservation(manager, { reservationId }),
        cancelReservation(employee, { reservationId, expectedVersion: 2 }),
        rejectReservation(admin, { reservationId }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const after = await read(reservationId);
      expect(after.version).toBe(3);
      const open = after.approvals.filter(({ status }) => status === 'pending' || status === 'waiting');
      expect(open).toEqual([]);
    }
  });
});

describe('a change after the decision', () => {
  const changed = async (person: DemoPerson, input: Parameters<typeof updateReservation>[1]) =>
    updateReservation(await stage.as(person), input);
  async function approved() {
    await setApprovalSteps(stage, plate, [{}]);
    const made = await request();
    await approveReservation(await stage.as('approver'), made);
    return made;
  }

  test('within the tolerance of the pool keeps what was decided', async () => {
    const { reservationId, at } = await approved();
    const moved = await changed('employee', { reservationId, startDate: at('08:30'), endDate: at('11:30') });
    expect(moved).toMatchObject({ status: 'approved', approvedBy: { displayName: 'Amira Haddad' }, version: 3 });
    expect(moved.approvals).toHaveLength(1);
  });

  test('within it, again and again, asks as soon as it is too far from what was decided', async () => {
    const { reservationId, at } = await approved();
    await changed('employee', { reservationId, endDate: at('11:20') });
    expect((await changed('employee', { reservationId, endDate: at('11:30') })).status).toBe('approved');
    expect((await changed('employee', { reservationId, endDate: at('11:40') })).status).toBe('pending');
    // Now that is what is asked about.
    expect(await changed('employee', { reservationId, endDate: at('12:10') })).toMatchObject({ status: 'pending' });
    expect(
      (await stage.look('select from reservation_approvals where reservation_id = $1', [reservationId])).length,
    ).toBe(2);
  });

  test('back to where it was is no distance', async () => {
    const { reservationId, at } = await approved();
    await changed('employee', { reservationId, startDate: at('07:30') });
    await changed('employee', { reservationId, startDate: at('08:30') });
    expect((await changed('employee', { reservationId, startDate: at('08:00') })).status).toBe('approved');
  });

  test('beyond it asks again: what was decided does not count any more, and stands in the history', async () => {
    const { reservationId, at } = await approved();
    const moved = await changed('employee', { reservationId, endDate: at('13:00') });
    expect(moved).toMatchObject({
      status: 'pending',
      approvedBy: null,
      approvedAt: null,
      decisionReason: null,
      approver: { displayName: 'Amira Haddad' },
      version: 3,
    });
    expect(await answers(reservationId)).toEqual(['1 Amira Haddad: pending']);
    const rows = await stage.look<object>(
      'select round, status from reservation_approvals where reservation_id = $1 order by round',
      [reservationId],
    );
    expect(rows).toEqual([
      { round: 1, status: 'approved' },
      { round: 2, status: 'pending' },
    ]);
    const { actor } = await stage.as('approver');
    expect((await events(reservationId)).at(-1)).toMatchObject({
      type: 'reservation.changed',
      payload: { version: 3, askedUserIds: [actor.userId] },
    });
    expect(await waitsFor('approver')).toContain(reservationId);
  });

  test('leaves it in sight of whoever decided before, who decides no more', async () => {
    const { reservationId, at } = await approved();
    await setApprovalSteps(stage, plate, [{ asks: ['manager'] }]);
    await changed('employee', { reservationId, endDate: at('13:00') });
    expect(await read(reservationId, 'approver')).toMatchObject({ status: 'pending', allowedActions: [] });
    await expect(approveReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'Only its approver decides about this reservation: Marco Rossi.',
    });
    await expect(read(reservationId, 'employee2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('makes the decision about the old version impossible', async () => {
    await setApprovalSteps(stage, plate, [{}]);
    const { reservationId, at } = await request();
    await changed('employee', { reservationId, endDate: at('13:00') });
    const approver = await stage.as('approver');
    for (const decide of [approveReservation, rejectReservation]) {
      await expect(decide(approver, { reservationId, expectedVersion: 1 })).rejects.toMatchObject({
        code: 'PRECONDITION_FAILED',
      });
    }
    expect(await read(reservationId)).toMatchObject({ status: 'pending', version: 2 });
  });

  test('begins with the first step, however far the steps had come', async () => {
    const { reservationId, at } = await request();
    await approveReservation(await stage.as('approver'), { reservationId });
    await changed('employee', { reservationId, endDate: at('13:00') });
    expect(await answers(reservationId)).toEqual([
      '1 Amira Haddad: pending',
      '1 Jonas Berger: pending',
      '2 Ada Lindqvist: waiting',
      '2 Marco Rossi: waiting',
    ]);
    expect(await waitsFor('manager')).not.toContain(reservationId);
  });

  test('to a vehicle that needs no approval is decided by its pool', async () => {
    const { reservationId } = await approved();
    const moved = await changed('employee', { reservationId, vehicleId: demoVehicleId('M-CO 1010') });
    expect(moved).toMatchObject({ status: 'approved', approvedBy: null, approver: null, approvals: [] });
  });

  test('within it, but of a length above which another step decides, asks again', async () => {
    await setApprovalSteps(stage, plate, [{}, { asks: ['admin'], minimumLengthMinutes: 180 }]);
    const made = await request();
    await approveReservation(await stage.as('approver'), made);
    const longer = await changed('employee', { reservationId: made.reservationId, endDate: made.at('11:15') });
    expect(longer.status).toBe('pending');
    expect(await answers(made.reservationId)).toEqual(['1 Amira Haddad: pending', '2 Ada Lindqvist: waiting']);
  });

  test('is not decided by whoever made it: somebody else is asked, and they find it in no list of theirs', async () => {
    await setApprovalSteps(stage, plate, [{ asks: ['manager'], escalatesAfterMinutes: 30, escalatesTo: ['manager'] }]);
    const { reservationId, at } = await request();
    await approveReservation(await stage.as('manager'), { reservationId });
    const moved = await changed('manager', { reservationId, endDate: at('14:00') });
    expect(moved).toMatchObject({ status: 'pending', allowedActions: ['update', 'cancel'] });
    // The one fleet manager there is asked for it, so that it falls to the administrator.
    expect(await answers(reservationId)).toEqual(['1 Ada Lindqvist: pending']);
    expect(await waitsFor('manager')).not.toContain(reservationId);
    await expect(approveReservation(await stage.as('manager'), { reservationId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'Nobody decides about what they have asked for themselves. The approver does.',
    });
    await approveReservation(await stage.as('admin'), { reservationId });
    expect((await read(reservationId)).status).toBe('approved');
  });
});

describe('while the vehicle is out, a longer time', () => {
  /** Approved by Amira from 08:00 to 11:00 UTC, taken at 08:00, and now it is nine. */
  async function taken(person: DemoPerson = 'employee') {
    const made = await request(person);
    await approveReservation(await stage.as('approver'), made);
    clock = new Date(made.at('08:00'));
    const [vehicle] = await stage.look<{ meters: number }>(
      'select odometer_meters::int as meters from vehicles where id = $1',
      [demoVehicleId(plate)],
    );
    const handover = { photoIds: [], damageBlocksVehicle: false, correctOdometer: false };
    const odometerMeters = vehicle?.meters ?? 0;
    await checkOutReservation(await stage.as(person), { ...made, ...handover, odometerMeters });
    clock = new Date(made.at('09:00'));
    const change = async (who: DemoPerson, input: Omit<Parameters<typeof updateReservation>[1], 'reservationId'>) =>
      updateReservation(await stage.as(who), { reservationId: made.reservationId, ...input });
    const extend = (who: DemoPerson, end: string) => change(who, { endDate: made.at(end) });
    return { ...made, change, extend };
  }
  beforeEach(() => setApprovalSteps(stage, plate, [{ asks: ['approver'] }]));
  afterEach(() =>
    stage.look("update reservations set status = 'completed' where status in ('pending', 'approved', 'active')"),
  );

  test('within the tolerance of the pool keeps what was decided', async () => {
    const { extend } = await taken();
    const extended = await extend('employee', '11:30');
    expect(extended).toMatchObject({ status: 'active', approvedBy: { displayName: 'Amira Haddad' } });
  });

  test('beyond it is refused with the latest end that keeps the decision, and who may extend it', async () => {
    const { at, extend } = await taken();
    const refused = extend('employee', '16:00');
    await expect(refused).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'beyond-decision',
      message: expect.stringMatching(
        /until [^.]+, 12:30\. Choose an end until then, or ask the approver or a fleet manager, who may extend it at once\.$/,
      ),
      alternatives: [{ kind: 'other-time', startDate: at('08:00'), endDate: at('11:30') }],
    });
    await extend('employee', '11:30');
  });

  test('again and again adds up, and what was given back may be taken again', async () => {
    const { extend } = await taken();
    await extend('employee', '11:20');
    await extend('employee', '10:00');
    await extend('employee', '11:30');
    await expect(extend('employee', '11:31')).rejects.toMatchObject({
      rule: 'beyond-decision',
      message: expect.stringMatching(/12:30\. Ask the approver or a fleet manager, who may extend it at once\.$/),
      alternatives: [],
    });
  });

  test.each(['approver', 'manager', 'admin'] as const)('is given at once by the %s', async (person) => {
    const { at, extend } = await taken();
    const extended = await extend(person, '16:00');
    expect(extended).toMatchObject({ status: 'active', endDate: at('16:00') });
    // That is what is decided now.
    await extend('employee', '16:30');
    await expect(extend('employee', '16:45')).rejects.toMatchObject({ rule: 'beyond-decision' });
  });

  test('of a length above which another step decides is given by a fleet manager, not by the approver of the first', async () => {
    await setApprovalSteps(stage, plate, [{ asks: ['approver'] }, { asks: ['admin'], minimumLengthMinutes: 190 }]);
    const { at, extend } = await taken();
    for (const person of ['employee', 'approver'] as const) {
      await expect(extend(person, '11:20')).rejects.toMatchObject({
        rule: 'beyond-decision',
        alternatives: [{ endDate: at('11:10') }],
      });
    }
    await extend('employee', '11:10');
    await expect(extend('approver', '11:11')).rejects.toMatchObject({
      message: expect.stringMatching(/Ask a fleet manager, who may extend it at once\.$/),
    });
    await extend('manager', '16:00');
  });

  test('of one’s own is given by nobody, fleet managers included', async () => {
    const { extend } = await taken('manager');
    await expect(extend('manager', '16:00')).rejects.toMatchObject({ rule: 'beyond-decision' });
    await extend('admin', '16:00');
  });

  test('needs no decision where the pool asks nobody', async () => {
    await setApprovalSteps(stage, plate, []);
    const { reservationId, at } = await request();
    await stage.look("update reservations set status = 'active' where id = $1", [reservationId]);
    clock = new Date(at('09:00'));
    const longer = { reservationId, endDate: at('16:00') };
    expect(await updateReservation(await stage.as('employee'), longer)).toMatchObject({ status: 'active' });
  });

  test('is all the approver changes, who hears nothing of the driver’s licence', async () => {
    const { at, change, extend } = await taken();
    for (const other of [{ purpose: 'Elsewhere' }, { endDate: at('10:00') }, { endDate: at('12:00'), department: 'x' }])
      await expect(change('approver', other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await read((await extend('approver', '12:00')).id, 'approver')).allowedActions).toEqual(['update']);
    await stage.look("update drivers set blocked_reason = 'Ban' where display_name = 'Elena Fischer'");
    await expect(extend('approver', '13:00')).rejects.toMatchObject({ rule: 'driver-unfit' });
    await expect(extend('manager', '13:00')).rejects.toMatchObject({ rule: 'driver-blocked' });
    await stage.look("update drivers set blocked_reason = null where display_name = 'Elena Fischer'");
  });
});
