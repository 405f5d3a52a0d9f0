import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { until } from '../../../../infra/local/testing/until.ts';
import { createBlackout } from '../blackout/create-blackout.ts';
import type { UserContext } from '../command-context.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { findAvailability } from '../reservation/find-availability.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { createHold } from './create-hold.ts';
import { extendHold } from './extend-hold.ts';
import { listHolds } from './hold-queries.ts';
import { releaseHold } from './release-hold.ts';
import { sweepHolds } from './sweep-holds.ts';

const start = new Date('2026-11-23T07:00:00Z');
let clock = start;
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = start;
  await stage.look('delete from holds');
});

const transit = demoVehicleId('M-FT 1204');
const otherTransit = demoVehicleId('M-FT 1205');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

let day = 0;
/** 08:00 to 11:00 UTC on a day of its own. */
function period() {
  const date = new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10);
  return { startDate: `${date}T08:00:00.000Z`, endDate: `${date}T11:00:00.000Z` };
}
const hold = async (person: DemoPerson, times = period(), vehicleId = transit) =>
  createHold(await stage.as(person), { vehicleId, ...times });
const reserve = async (person: DemoPerson, times = period(), holdId?: string, vehicleId = transit) =>
  createReservation(await stage.as(person), { vehicleId, ...times, purpose: 'Site visit', holdId });
const isOffered = async (person: DemoPerson, times: ReturnType<typeof period>, holdId?: string) => {
  const found = await findAvailability(await stage.as(person), { ...times, vehicleId: transit, limit: 1, holdId });
  return found.totalCount === 1;
};

describe('a hold is granted exactly when what it is for would be', () => {
  afterEach(async () => {
    await stage.look('update pools set maximum_length_minutes = 20160');
    await stage.look('update users set active = true');
  });

  const driverOf = async (person: DemoPerson) => {
    const { userId } = (await stage.as(person)).actor;
    const [driver] = await stage.look<{ id: string }>('select id from drivers where user_id = $1', [userId]);
    return driver?.id ?? '';
  };

  test('for another driver, by what that one may drive', async () => {
    const manager = await stage.as('manager');
    const driverId = await driverOf('employee2');
    await stage.look("update pools set licence_required = true where name = 'Munich HQ'");
    await stage.look("update drivers set licence_classes = case when id = $1 then '{B}' else '{}' end::text[]", [
      driverId,
    ]);
    const times = { vehicleId: transit, ...period() };
    await expect(createHold(manager, times)).rejects.toMatchObject({ rule: 'licence-missing' });
    const { id: holdId } = await createHold(manager, { ...times, driverId });
    const made = await createReservation(manager, { ...times, driverId, holdId, purpose: 'Fair' });
    expect(made.driver.driverId).toBe(driverId);
    await stage.look("update pools set licence_required = false where name = 'Munich HQ'");
  });

  test('for as many seats as are needed', async () => {
    const employee = await stage.as('employee');
    const wanted = { vehicleId: transit, ...period(), minimumSeats: 9 };
    await expect(createHold(employee, wanted)).rejects.toMatchObject({ rule: 'seats' });
  });

  test('for the change of a reservation, which is not in its own way', async () => {
    const times = period();
    const { id: reservationId } = await reserve('employee', times);
    const longer = { vehicleId: transit, ...times, endDate: times.endDate.replace('T11', 'T12') };
    const employee = await stage.as('employee');
    await expect(createHold(employee, longer)).rejects.toMatchObject({ code: 'CONFLICT' });
    const { id: holdId } = await createHold(employee, { ...longer, reservationId });
    const changed = await updateReservation(employee, { reservationId, endDate: longer.endDate, holdId });
    expect(changed.endDate).toBe(longer.endDate);
    const stranger = createHold(await stage.as('employee2'), { ...longer, reservationId });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('for a change that gives time back, whatever rules came later', async () => {
    const times = period();
    const { id: reservationId } = await reserve('employee', times);
    await stage.look("update pools set maximum_length_minutes = 60 where name = 'Munich HQ'");
    const employee = await stage.as('employee');
    const shorter = { vehicleId: transit, ...times, endDate: times.endDate.replace('T11', 'T10'), reservationId };
    const { id: holdId } = await createHold(employee, shorter);
    const changed = await updateReservation(employee, { reservationId, endDate: shorter.endDate, holdId });
    expect(changed.endDate).toBe(shorter.endDate);
  });

  test('for a change within the tolerance, which asks nobody, although nobody could decide any more', async () => {
    const times = period();
    const { id: reservationId } = await reserve('employee', times);
    await stage.look(
      "update users set active = false where email in ('approver@contoso.example', 'manager@contoso.example', 'admin@contoso.example')",
    );
    const employee = await stage.as('employee');
    const near = { vehicleId: transit, ...times, endDate: times.endDate.replace('T11:00', 'T11:15'), reservationId };
    const far = { ...near, endDate: times.endDate.replace('T11:00', 'T15:00') };
    await expect(createHold(employee, far)).rejects.toMatchObject({ rule: 'approver-missing' });
    const { id: holdId } = await createHold(employee, near);
    expect(await updateReservation(employee, { reservationId, endDate: near.endDate, holdId })).toMatchObject({
      endDate: near.endDate,
    });
  });

  test.each(['a blackout', 'another service'])(
    'for less time although %s was laid over it later, but not for more',
    async (what) => {
      const times = period();
      const { id: reservationId } = await reserve('employee', times);
      const { tenantId } = await stage.as('employee');
      const laid = [tenantId, transit, times.startDate, times.endDate.replace('T11', 'T12')];
      await stage.look(
        what === 'a blackout'
          ? "insert into blackouts (tenant_id, vehicle_id, start_date, end_date, reason) values ($1, $2, $3, $4, 'Fair')"
          : "insert into maintenance (tenant_id, vehicle_id, start_date, end_date, kind) values ($1, $2, $3, $4, 'service')",
        laid,
      );
      const employee = await stage.as('employee');
      const until = (time: string) => ({
        vehicleId: transit,
        ...times,
        endDate: times.endDate.replace('T11', time),
        reservationId,
      });
      await expect(createHold(employee, until('T12'))).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
      const { id: holdId } = await createHold(employee, until('T10'));
      clock = after(9);
      expect(await extendHold(employee, { holdId })).toMatchObject({ expiresAt: after(20).toISOString() });
      await updateReservation(employee, { reservationId, endDate: until('T10').endDate, holdId });
    },
  );

  test('for the change of a reservation, and is extended for it as well', async () => {
    const times = period();
    const { id: reservationId } = await reserve('employee', times);
    const employee = await stage.as('employee');
    const longer = { vehicleId: transit, ...times, endDate: times.endDate.replace('T11', 'T12') };
    const { id: holdId } = await createHold(employee, { ...longer, reservationId });
    clock = after(9);
    expect(await extendHold(employee, { holdId })).toMatchObject({ expiresAt: after(20).toISOString() });
    clock = after(19);
    expect(await updateReservation(employee, { reservationId, endDate: longer.endDate, holdId })).toMatchObject({
      endDate: longer.endDate,
    });
  });
});

describe('a hold', () => {
  test('keeps the vehicle from everybody else for ten minutes, turnaround included, and tells them so', async () => {
    const times = period();
    const made = await hold('employee', times);
    expect(made).toMatchObject({ vehicleId: transit, ...times, mayExtend: true, expiresAt: after(10).toISOString() });
    const right = { startDate: times.endDate, endDate: times.endDate.replace('T11', 'T12') };
    for (const wanted of [times, right]) {
      expect(await isOffered('employee2', wanted)).toBe(false);
      await expect(reserve('employee2', wanted)).rejects.toMatchObject({
        code: 'CONFLICT',
        rule: 'held',
        alternatives: expect.arrayContaining([expect.objectContaining({ kind: 'other-vehicle' })]),
      });
      await expect(hold('employee2', wanted)).rejects.toMatchObject({ code: 'CONFLICT', rule: 'held' });
    }
    clock = after(10);
    expect(await isOffered('employee2', times)).toBe(true);
    await reserve('employee2', times);
  });

  test('is not in its own way, and ends with the reservation it was for', async () => {
    const times = period();
    const { id } = await hold('employee', times);
    expect(await isOffered('employee', times, id)).toBe(true);
    await reserve('employee', times, id);
    expect(await listHolds(await stage.as('employee'), {})).toEqual({ holds: [] });
  });

  test('stays when the reservation it was for is refused', async () => {
    const times = period();
    const { id } = await hold('employee', times);
    const employee = await stage.as('employee');
    const refused = createReservation(employee, {
      vehicleId: transit,
      ...times,
      purpose: 'x',
      holdId: id,
      costCenter: 'CC-0000',
    });
    await expect(refused).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect((await listHolds(employee, {})).holds).toMatchObject([{ id }]);
  });

  test('serves a change of a reservation as well', async () => {
    const { id: reservationId } = await reserve('employee', period());
    const times = period();
    const { id } = await hold('employee', times);
    const moved = await updateReservation(await stage.as('employee'), { reservationId, ...times, holdId: id });
    expect(moved).toMatchObject(times);
    expect(await listHolds(await stage.as('employee'), {})).toEqual({ holds: [] });
  });

  test('of somebody else is in the way also of whoever learned its id', async () => {
    const times = period();
    const { id: holdId } = await hold('employee', times);
    expect(await isOffered('employee2', times, holdId)).toBe(false);
    await expect(reserve('employee2', times, holdId)).rejects.toMatchObject({ rule: 'held' });
    const { id: reservationId } = await reserve('employee2', times, undefined, otherTransit);
    const swap = updateReservation(await stage.as('employee2'), { reservationId, vehicleId: transit, holdId });
    await expect(swap).rejects.toMatchObject({ rule: 'held' });
    expect((await listHolds(await stage.as('employee'), {})).holds).toMatchObject([{ id: holdId }]);
  });

  test('is granted by the rules of a reservation and by nothing else', async () => {
    const times = period();
    await expect(hold('employee', { startDate: times.endDate, endDate: times.startDate })).rejects.toMatchObject({
      rule: 'end-before-start',
    });
    await expect(hold('employee', times, demoVehicleId('M-MB 3320'))).rejects.toMatchObject({ rule: 'maintenance' });
    await expect(hold('employee', times, crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await reserve('employee2', times);
    await expect(hold('employee', times)).rejects.toMatchObject({ code: 'CONFLICT', rule: 'taken' });
    const closed = period();
    await createBlackout(await stage.as('manager'), { ...closed, vehicleId: transit, reason: 'Fair' });
    await expect(hold('employee', closed)).rejects.toMatchObject({ rule: 'blackout' });
    const stranger = createHold(await stage.as('employee', 'fabrikam'), { vehicleId: transit, ...period() });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is extended once, by ten minutes, while it lasts', async () => {
    const times = period();
    const { id: holdId } = await hold('employee', times);
    clock = after(9);
    const employee = await stage.as('employee');
    await expect(extendHold(employee, { holdId, expectedVersion: 2 })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    const extended = await extendHold(employee, { holdId, expectedVersion: 1 });
    expect(extended).toMatchObject({ expiresAt: after(20).toISOString(), mayExtend: false, version: 2 });
    await expect(extendHold(employee, { holdId })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { id: late } = await hold('employee', period());
    clock = after(30);
    await expect(extendHold(employee, { holdId: late })).rejects.toMatchObject({ code: 'CONFLICT' });
    await reserve('employee2', times);
  });

  test('is released by whoever placed it, and by nobody else', async () => {
    const times = period();
    const { id: holdId } = await hold('employee', times);
    for (const person of ['employee2', 'manager'] as const) {
      const other = await stage.as(person);
      await expect(releaseHold(other, { holdId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(extendHold(other, { holdId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await listHolds(other, {})).toEqual({ holds: [] });
    }
    await releaseHold(await stage.as('employee'), { holdId });
    await reserve('employee2', times);
    await expect(releaseHold(await stage.as('employee'), { holdId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const audit = await stage.look<{ action: string }>(
      'select action from audit_log where entity_id = $1 order by id',
      [holdId],
    );
    expect(audit.map(({ action }) => action)).toEqual(['hold.created', 'hold.released']);
  });
});

test('a person holds at most three vehicles, however fast they ask; those that expired do not count', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 6 }, () => hold('employee')));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  const refused = asked.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { code: 'CONFLICT', message: expect.stringContaining('3 vehicles') } });
  await hold('employee2');
  clock = after(10);
  await hold('employee');
});

test('holds that have expired are swept away, and no others', async () => {
  await hold('employee');
  clock = after(5);
  const { id } = await hold('employee');
  clock = after(10);
  const employee = await stage.as('employee');
  expect(await sweepHolds({ ...employee, actor: { kind: 'system' } })).toBe(1);
  expect(await stage.look('select id from holds')).toEqual([{ id }]);
});

describe('of a hold and a reservation at the same moment', () => {
  test.each(Array.from({ length: 12 }, (_, round) => [round]))('exactly one is granted (round %i)', async () => {
    const times = period();
    const people = ['employee', 'employee2', 'approver', 'manager', 'admin'] as const;
    const contexts = await Promise.all(people.map((person) => stage.as(person)));
    // Two of each, so that holds meet holds and reservations meet reservations as well; the order changes by the round.
    const attempts = contexts.map((context, index) =>
      (index + day) % 2 === 0
        ? createHold(context, { vehicleId: transit, ...times })
        : createReservation(context, { vehicleId: transit, ...times, purpose: 'Race' }),
    );
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(people.length - 1);
    for (const { reason } of refused) expect(['held', 'taken']).toContain(reason.rule);
  });

  const commands = {
    hold: (context: UserContext, times: ReturnType<typeof period>) =>
      createHold(context, { vehicleId: transit, ...times }),
    reservation: (context: UserContext, times: ReturnType<typeof period>) =>
      createReservation(context, { vehicleId: transit, ...times, purpose: 'Race' }),
  };
  test.each([
    ['reservation', 'hold', 'held'],
    ['hold', 'reservation', 'taken'],
    ['hold', 'hold', 'held'],
  ] as const)('a %s waits for a %s that is not committed yet, and sees it then', async (second, first, rule) => {
    const times = period();
    const placed = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const faster = pausedBeforeCommit(await stage.as('employee'), placed.resolve, mayCommit.promise);
    const winning = commands[first](faster, times);
    await placed.promise;
    const losing = commands[second](await stage.as('employee2'), times).catch((error: unknown) => error);
    await until(async () => {
      const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
      return (await stage.look(waiting)).length > 0;
    });
    mayCommit.resolve();
    await winning;
    expect(await losing).toMatchObject({ code: 'CONFLICT', rule });
  });
});

function pausedBeforeCommit(context: UserContext, onPause: () => void, until: Promise<void>): UserContext {
  const transaction: UserContext['database']['transaction'] = (tenantId, work) =>
    context.database.transaction(tenantId, async (inner) => {
      const result = await work(inner);
      onPause();
      await until;
      return result;
    });
  return { ...context, database: { ...context.database, transaction } };
}
