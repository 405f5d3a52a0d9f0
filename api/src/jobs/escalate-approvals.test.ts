import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setApprovalSteps, type TestStep } from '../../../infra/local/testing/approval-steps.ts';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../infra/local/testing/demo-stage.ts';
import { createApprovalDelegation } from '../domain/approval/create-approval-delegation.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { approveReservation } from '../domain/reservation/approve-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { rejectReservation } from '../domain/reservation/reject-reservation.ts';
import { getReservation } from '../domain/reservation/reservation-queries.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import { escalateApprovals } from './escalate-approvals.ts';
import { expireUndecided } from './expire-undecided.ts';
import { replaceSwitchedOffApprovers } from './replace-switched-off-approvers.ts';

const plate = 'M-FT 1204';
const start = new Date('2026-11-23T07:00:00Z');
let clock = start;
let stage: DemoStage;
let system: SystemContext;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = start;
  await stage.look("update reservations set status = 'completed'");
  await stage.look("update reservation_approvals set status = 'superseded' where status in ('pending', 'waiting')");
});
const after = (minutes: number) => {
  clock = new Date(start.getTime() + minutes * 60_000);
};

let day = 0;
async function request(
  steps: TestStep[],
  { person = 'employee', driverId }: { person?: DemoPerson; driverId?: string } = {},
) {
  await setApprovalSteps(stage, plate, steps);
  const from = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(from).toISOString(), endDate: new Date(from + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId(plate), purpose: 'Site visit', ...(driverId && { driverId }) };
  return (await createReservation(await stage.as(person), input)).id;
}

const read = async (reservationId: string) => getReservation(await stage.as('admin'), { reservationId });
const asked = async (reservationId: string) =>
  (await read(reservationId)).approvals
    .filter(({ status }) => status === 'pending')
    .map((one) => one.approver.displayName);
const events = (reservationId: string) =>
  stage.look<{ type: string; payload: object }>(
    'select type, payload from outbox_events where entity_id = $1 order by id',
    [reservationId],
  );

describe('when nobody decides in time', () => {
  test('those whom the step names are asked too, once, and whoever was asked may still decide', async () => {
    const reservationId = await request([{ escalatesAfterMinutes: 30, escalatesTo: ['employee2', 'admin'] }]);
    after(29);
    expect(await escalateApprovals(system)).toBe(0);
    after(30);
    expect(await escalateApprovals(system)).toBe(1);
    expect(await asked(reservationId)).toEqual(['Ada Lindqvist', 'Amira Haddad', 'Jonas Berger']);
    after(300);
    expect(await escalateApprovals(system)).toBe(0);
    expect(await read(reservationId)).toMatchObject({ status: 'pending', version: 2 });
    const ids = await Promise.all(
      (['admin', 'employee2'] as const).map(async (one) => (await stage.as(one)).actor.userId),
    );
    expect(await events(reservationId)).toMatchObject([
      { type: 'reservation.created' },
      { type: 'reservation.asked', payload: { version: 2, askedUserIds: ids } },
    ]);
    const audit = await stage.look(
      "select actor_kind, detail from audit_log where entity_id = $1 and action = 'reservation.asked'",
      [reservationId],
    );
    expect(audit).toEqual([
      { actor_kind: 'system', detail: { askedUserIds: ids, reason: 'Nobody decided in time', stepNumber: 1 } },
    ]);
    const approved = await approveReservation(await stage.as('employee2'), { reservationId });
    expect(approved).toMatchObject({ status: 'approved', version: 3 });
    expect(approved.approvals.map(({ status }) => status).sort()).toEqual(['approved', 'superseded', 'superseded']);
  });

  test('the fleet managers are asked where the step names nobody', async () => {
    const reservationId = await request([{ escalatesAfterMinutes: 30 }]);
    after(31);
    expect(await escalateApprovals(system)).toBe(1);
    expect(await asked(reservationId)).toEqual(['Amira Haddad', 'Marco Rossi']);
  });

  test('never whoever made it or drives it, nor anybody who is asked already', async () => {
    const [elena] = await stage.look<{ id: string }>("select id from drivers where display_name = 'Elena Fischer'");
    const steps = [
      { asks: ['approver'], escalatesAfterMinutes: 30, escalatesTo: ['manager', 'employee', 'approver'] },
    ] as const;
    const reservationId = await request([...steps], { person: 'manager', driverId: elena?.id ?? '' });
    after(31);
    expect(await escalateApprovals(system)).toBe(1);
    // The one fleet manager there is made it, so that it falls to the administrator.
    expect(await asked(reservationId)).toEqual(['Ada Lindqvist', 'Amira Haddad']);
  });

  test('nothing happens where there is nobody else', async () => {
    const reservationId = await request([{ asks: ['manager', 'admin'], escalatesAfterMinutes: 30 }]);
    after(31);
    expect(await escalateApprovals(system)).toBe(0);
    expect(await read(reservationId)).toMatchObject({ version: 1 });
    expect(
      await stage.look("select from reservation_approvals where status = 'pending' and escalates_at is not null"),
    ).toEqual([]);
  });

  test('the time of a later step counts from when it begins', async () => {
    const reservationId = await request([
      {},
      { asks: ['admin'], escalatesAfterMinutes: 60, escalatesTo: ['employee2'] },
    ]);
    after(50);
    await approveReservation(await stage.as('approver'), { reservationId });
    after(109);
    expect(await escalateApprovals(system)).toBe(0);
    after(110);
    expect(await escalateApprovals(system)).toBe(1);
    expect(await asked(reservationId)).toEqual(['Ada Lindqvist', 'Jonas Berger']);
  });

  test('what the pool said when it asked counts, whatever it says now', async () => {
    const reservationId = await request([{ escalatesAfterMinutes: 30, escalatesTo: ['employee2'] }]);
    await setApprovalSteps(stage, plate, [{ escalatesAfterMinutes: 5, escalatesTo: ['admin'] }]);
    after(10);
    expect(await escalateApprovals(system)).toBe(0);
    after(31);
    await escalateApprovals(system);
    expect(await asked(reservationId)).toEqual(['Amira Haddad', 'Jonas Berger']);
  });

  test('nobody is asked about what is decided, and asking anew begins the time anew', async () => {
    const rejected = await request([{ escalatesAfterMinutes: 30 }]);
    await rejectReservation(await stage.as('approver'), { reservationId: rejected });
    const changed = await request([{ escalatesAfterMinutes: 30 }]);
    after(20);
    const { endDate } = await read(changed);
    const later = new Date(Date.parse(endDate) + 7_200_000).toISOString();
    await updateReservation(await stage.as('employee'), { reservationId: changed, endDate: later });
    after(40);
    expect(await escalateApprovals(system)).toBe(0);
    after(50);
    expect(await escalateApprovals(system)).toBe(1);
    expect((await read(rejected)).version).toBe(2);
  });

  test('two jobs at once and a decision at the same moment leave one of everything', async () => {
    for (let round = 0; round < 5; round++) {
      clock = start;
      const reservationId = await request([{ escalatesAfterMinutes: 30, escalatesTo: ['employee2'] }]);
      after(31);
      const approver = await stage.as('approver');
      await Promise.all([
        escalateApprovals(system),
        approveReservation(approver, { reservationId }),
        escalateApprovals(system),
      ]);
      const { version, status } = await read(reservationId);
      expect(status).toBe('approved');
      expect(await events(reservationId)).toHaveLength(version);
      expect(await asked(reservationId)).toEqual([]);
    }
  });
});

describe('what nobody has decided about when it begins', () => {
  test('is cancelled with its cause, so that the vehicle is free and nobody is asked any more', async () => {
    const reservationId = await request([{}, { asks: ['admin'] }]);
    const { startDate } = await read(reservationId);
    clock = new Date(Date.parse(startDate) - 1);
    expect(await expireUndecided(system)).toBe(0);
    clock = new Date(startDate);
    expect(await expireUndecided(system)).toBe(1);
    expect(await expireUndecided(system)).toBe(0);
    const expired = await read(reservationId);
    expect(expired).toMatchObject({ status: 'cancelled', cancellationCause: 'undecided', version: 2 });
    expect(expired.approvals.map(({ status }) => status)).toEqual(['superseded', 'superseded']);
    expect((await events(reservationId)).map(({ type }) => type)).toEqual([
      'reservation.created',
      'reservation.cancelled',
    ]);
    await expect(approveReservation(await stage.as('approver'), { reservationId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('was already cancelled on'),
    });
  });

  test('has half an hour when it was made at the last moment, but ends with its time', async () => {
    await setApprovalSteps(stage, plate, [{}]);
    const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000).toISOString();
    const reserve = async (endMinutes: number, licensePlate: string) =>
      (
        await createReservation(await stage.as('employee'), {
          vehicleId: demoVehicleId(licensePlate),
          startDate: at(0),
          endDate: at(endMinutes),
          purpose: 'Right now',
        })
      ).id;
    const [long, short] = [await reserve(240, plate), await reserve(15, 'M-FT 1205')];
    after(14);
    expect(await expireUndecided(system)).toBe(0);
    after(15);
    expect(await expireUndecided(system)).toBe(1);
    expect((await read(short)).status).toBe('cancelled');
    after(29);
    expect(await expireUndecided(system)).toBe(0);
    after(30);
    expect(await expireUndecided(system)).toBe(1);
    expect((await read(long)).status).toBe('cancelled');
  });

  test('stays when it was approved, whatever happens at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      clock = start;
      const reservationId = await request([{}]);
      clock = new Date((await read(reservationId)).startDate);
      const approver = await stage.as('approver');
      const [, decision] = await Promise.allSettled([
        expireUndecided(system),
        approveReservation(approver, { reservationId }),
      ]);
      await expireUndecided(system);
      const { status, version } = await read(reservationId);
      expect(status).toBe(decision.status === 'fulfilled' ? 'approved' : 'cancelled');
      expect(version).toBe(2);
      expect(await events(reservationId)).toHaveLength(2);
    }
  });
});

describe('when those who are asked have no active account, whoever switched it off', () => {
  const setActive = (isActive: boolean, email: string) =>
    stage.look('update users set active = $1 where email = $2', [isActive, email]);
  afterEach(async () => {
    await stage.look('update users set active = true');
    await stage.look('delete from approval_delegations');
  });

  test('the fleet managers are asked, once, and without any active one the administrators', async () => {
    const reservationId = await request([{}]);
    expect(await replaceSwitchedOffApprovers(system)).toBe(0);
    await setActive(false, 'approver@contoso.example');
    expect(await replaceSwitchedOffApprovers(system)).toBe(1);
    expect(await replaceSwitchedOffApprovers(system)).toBe(0);
    expect(await asked(reservationId)).toEqual(['Amira Haddad', 'Marco Rossi']);
    await setActive(false, 'manager@contoso.example');
    expect(await replaceSwitchedOffApprovers(system)).toBe(1);
    expect(await asked(reservationId)).toEqual(['Ada Lindqvist', 'Amira Haddad', 'Marco Rossi']);
    expect((await events(reservationId)).map(({ type }) => type)).toEqual([
      'reservation.created',
      'reservation.asked',
      'reservation.asked',
    ]);
  });

  test('they are asked as soon as nobody stands in any more', async () => {
    const reservationId = await request([{}]);
    const { userId: delegateId } = (await stage.as('employee2')).actor;
    const [startDate, endDate] = [start.toISOString(), new Date(start.getTime() + 3_600_000).toISOString()];
    await createApprovalDelegation(await stage.as('approver'), { startDate, endDate, delegateId });
    await setActive(false, 'approver@contoso.example');
    after(59);
    expect(await replaceSwitchedOffApprovers(system)).toBe(0);
    after(60);
    expect(await replaceSwitchedOffApprovers(system)).toBe(1);
    expect(await asked(reservationId)).toEqual(['Amira Haddad', 'Marco Rossi']);
  });

  test('by many at once it happens once', async () => {
    const reservationId = await request([{}]);
    await setActive(false, 'approver@contoso.example');
    const counts = await Promise.all([1, 2, 3].map(() => replaceSwitchedOffApprovers(system)));
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect(await read(reservationId)).toMatchObject({ version: 2 });
  });
});
