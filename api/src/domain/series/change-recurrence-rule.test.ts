import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createDriver } from '../driver/create-driver.ts';
import { approveReservation } from '../reservation/approve-reservation.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { cancelSeries } from './cancel-series.ts';
import { createSeries } from './create-series.ts';
import { getSeries } from './series-queries.ts';
import { updateSeries } from './update-series.ts';

const start = new Date('2026-11-23T07:00:00Z');
let clock = start;
let stage: DemoStage;
/** Its pool asks the manager. */
const transit = demoVehicleId('M-FT 1204');
/** Of the same pool. */
const spare = demoVehicleId('M-TY 6655');
/** Its pool asks nobody. */
const corsa = demoVehicleId('M-CO 1010');

beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = start;
  await stage.look("update reservations set status = 'cancelled' where status in ('pending', 'approved', 'active')");
});

type Changes = Partial<Omit<Parameters<typeof updateSeries>[1], 'seriesId'>>;
type Occurrence = Awaited<ReturnType<typeof getSeries>>['occurrences'][number];

/** The employee's series: Mondays and Wednesdays from 22 March 2027 at 09:00 in Munich, across the change of the clocks on the 28th. */
async function make(changes: Partial<Parameters<typeof createSeries>[1]> = {}) {
  return createSeries(await stage.as('employee'), {
    vehicleId: transit,
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4',
    startWallTime: '2027-03-22T09:00',
    lengthMinutes: 120,
    mode: 'all-or-nothing',
    purpose: 'Site visit',
    ...changes,
  });
}

async function change(seriesId: string, changes: Changes, person: Parameters<DemoStage['as']>[0] = 'employee') {
  const defaults = { scope: 'all', mode: 'all-or-nothing', includeExceptions: false } as const;
  return updateSeries(await stage.as(person), { seriesId, ...defaults, ...changes });
}

/** For example `Mon 22 09:00`: day and time in Munich. */
function when({ startDate }: { startDate: string }): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(new Date(startDate)).replaceAll(',', '');
}

const isLive = ({ status }: Occurrence) => status !== 'cancelled' && status !== 'rejected';
const live = ({ occurrences }: { occurrences: readonly Occurrence[] }) => occurrences.filter(isLive).map(when);
const gone = ({ occurrences }: { occurrences: readonly Occurrence[] }) =>
  occurrences.filter((one) => !isLive(one)).map(when);

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index);
  if (item === undefined) throw new Error(`There is no ${index}`);
  return item;
}

/** @param index of the occurrence in whose midst it is then */
const during = (occurrences: readonly { startDate: string }[], index: number) =>
  new Date(new Date(at(occurrences, index).startDate).getTime() + 60_000);

describe('a series that goes on longer', () => {
  test('reserves what it names besides, as if it had been asked for at first, and leaves the rest alone', async () => {
    const asked = { minimumSeats: 2, equipment: ['tow-bar'], tripDistanceMeters: 40_000 };
    const made = await make({ ...asked, department: 'Bridges' });
    const longer = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6' });
    expect(longer).toMatchObject({ id: made.id, recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6', version: 2 });
    expect(longer.occurrences.slice(0, 4)).toEqual(made.occurrences);
    expect(longer.occurrences.slice(4).map(when)).toEqual(['Mon 05 09:00', 'Wed 07 09:00']);
    const { id: _id, startDate: _start, endDate: _end, occurrenceDate: _date, ...same } = at(made.occurrences, 0);
    const { createdAt: _created, updatedAt: _updated, assignmentReason: _reason, ...like } = same;
    for (const one of longer.occurrences.slice(4)) {
      expect(one).toMatchObject(like);
      expect(one.occurrenceDate).toBe(one.startDate);
    }
  });

  test('asks for the same also where it continues another', async () => {
    const made = await make({ minimumSeats: 2, equipment: ['tow-bar'], tripDistanceMeters: 40_000 });
    const fromOccurrenceDate = at(made.occurrences, 2).startDate;
    const rest = await change(made.id, { scope: 'following', fromOccurrenceDate, startTime: '10:00' });
    const longer = await change(rest.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3' });
    expect(longer.id).not.toBe(made.id);
    expect(at(longer.occurrences, 2)).toMatchObject({
      minimumSeats: 2,
      equipment: ['tow-bar'],
      tripDistanceMeters: 40_000,
    });
  });

  test('leaves an audit row and an event for each, and one for the series', async () => {
    const made = await make();
    const changed = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4' });
    const approver = await stage.as('approver');
    const told = async (id: string) =>
      stage.look(
        `select o.type, o.payload, a.detail from outbox_events o join audit_log a on a.entity_id = o.entity_id and a.action = o.type
         where o.entity_id = $1 order by o.id`,
        [id],
      );
    const added = at(changed.occurrences.filter(isLive), 1);
    expect(await told(added.id)).toEqual([
      {
        type: 'reservation.created',
        payload: { version: 1, vehicleId: transit, askedUserIds: [approver.actor.userId], tellsOf: 2 },
        detail: { seriesId: made.id, status: 'pending', startDate: added.startDate, endDate: added.endDate },
      },
    ]);
    expect(await told(at(made.occurrences, 1).id)).toMatchObject([
      { type: 'reservation.created' },
      { type: 'reservation.cancelled', payload: { version: 2, vehicleId: transit }, detail: { seriesId: made.id } },
    ]);
    const [row] = await stage.look("select detail from audit_log where entity_id = $1 and action = 'series.changed'", [
      made.id,
    ]);
    expect(row).toMatchObject({
      detail: { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4', occurrences: 0, added: 2, dropped: 2 },
    });
  });

  test('asks for what is added neither its creator nor whoever adds it', async () => {
    const [manager, admin] = [await stage.as('manager'), await stage.as('admin')];
    const steps = '(select pool_id from vehicles where id = $1)';
    await stage.look(`update approval_steps set asks = 'named', approver_ids = $2 where pool_id = ${steps}`, [
      transit,
      [manager.actor.userId, admin.actor.userId],
    ]);
    const made = await make();
    const longer = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5' }, 'manager');
    await stage.look(`update approval_steps set asks = 'manager', approver_ids = '{}' where pool_id = ${steps}`, [
      transit,
    ]);
    const added = at(longer.occurrences, 4);
    expect(added).toMatchObject({
      createdBy: made.createdBy,
      approvals: [{ approver: { userId: admin.actor.userId } }],
    });
    const { approvals } = at(longer.occurrences, 0);
    expect(approvals.map(({ approver }) => approver.userId)).toContain(manager.actor.userId);
    await expect(approveReservation(manager, { reservationId: added.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('what is added for a driver without account needs no right to reserve for others of whoever made the series', async () => {
  const temp = { userId: null, displayName: 'Temp', email: null, licenceNumber: null, blockedReason: null };
  const licence = { licenceClasses: [], licenceValidUntil: null };
  const { id: driverId } = await createDriver(await stage.as('manager'), { ...temp, ...licence });
  const rule = { recurrenceRule: 'FREQ=DAILY;COUNT=3', startWallTime: '2026-12-01T09:00' };
  const defaults = { lengthMinutes: 60, mode: 'all-or-nothing', purpose: 'Rounds' } as const;
  const made = await createSeries(await stage.as('manager'), { vehicleId: corsa, driverId, ...rule, ...defaults });
  await stage.look("update users set roles = '{employee}' where email = 'manager@contoso.example'");
  const longer = await change(made.id, { recurrenceRule: 'FREQ=DAILY;COUNT=5' }, 'admin');
  expect(live(longer)).toHaveLength(5);
  await stage.look("update drivers set blocked_reason = 'Ban' where id = $1", [driverId]);
  const blocked = { recurrenceRule: 'FREQ=DAILY;COUNT=6' };
  await expect(change(made.id, blocked, 'manager')).rejects.toMatchObject({ rule: 'driver-unfit' });
  await expect(change(made.id, blocked, 'admin')).rejects.toMatchObject({ rule: 'driver-blocked' });
  await stage.look("update users set roles = '{employee,fleet_manager}' where email = 'manager@contoso.example'");
});

describe('a series on other days', () => {
  test('cancels what the rule no longer names, reserves what it names besides, and keeps what both name', async () => {
    const made = await make();
    const changed = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4' });
    expect(live(changed)).toEqual(['Mon 22 09:00', 'Thu 25 09:00', 'Mon 29 09:00', 'Thu 01 09:00']);
    expect(gone(changed)).toEqual(['Wed 24 09:00', 'Wed 31 09:00']);
    for (const index of [0, 2]) expect(changed.occurrences).toContainEqual(at(made.occurrences, index));
    for (const one of changed.occurrences.filter(({ status }) => status === 'cancelled')) {
      expect(one).toMatchObject({
        cancellationCause: 'series',
        cancellationReason: 'The series no longer takes place on this day',
        approvals: [{ status: 'superseded' }],
      });
    }
  });

  test('takes another time, length, vehicle and purpose at once: for what stays and for what is added', async () => {
    const made = await make();
    const changed = await change(made.id, {
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4',
      startTime: '10:30',
      lengthMinutes: 60,
      vehicleId: spare,
      purpose: 'Bridge',
    });
    expect(changed).toMatchObject({ startWallTime: '2027-03-22T10:30', lengthMinutes: 60, vehicle: { id: spare } });
    expect(live(changed)).toEqual(['Mon 22 10:30', 'Thu 25 10:30', 'Mon 29 10:30', 'Thu 01 10:30']);
    for (const one of changed.occurrences.filter(isLive)) {
      expect(one).toMatchObject({ vehicle: { id: spare }, purpose: 'Bridge', occurrenceDate: one.startDate });
      expect(new Date(one.endDate).getTime() - new Date(one.startDate).getTime()).toBe(3_600_000);
    }
  });

  test('begins with the first day that the rule now names', async () => {
    const made = await make();
    const changed = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270430' });
    expect(changed).toMatchObject({
      startWallTime: '2027-03-23T09:00',
      recurrenceRule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270430',
    });
    expect(live(changed)).toEqual(['Tue 23 09:00', 'Tue 06 09:00', 'Tue 20 09:00']);
    const again = await change(made.id, { purpose: 'The same days' });
    expect(live(again)).toEqual(live(changed));
  });

  test('reserves nothing in the past, and leaves alone what has begun', async () => {
    const made = await make();
    clock = during(made.occurrences, 1);
    const changed = await change(made.id, { recurrenceRule: 'FREQ=DAILY;COUNT=5' });
    expect(live(changed)).toEqual(['Mon 22 09:00', 'Wed 24 09:00', 'Thu 25 09:00', 'Fri 26 09:00']);
    expect(gone(changed)).toEqual(['Mon 29 09:00', 'Wed 31 09:00']);
    expect(changed.occurrences.slice(0, 2)).toMatchObject([{ version: 1 }, { version: 1 }]);
  });

  test('reserves no day twice on which the driver has the vehicle already, before its time', async () => {
    const made = await make();
    await stage.look("update reservations set status = 'active' where id = $1", [at(made.occurrences, 1).id]);
    const mondays = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' });
    expect(live(mondays)).toEqual(['Mon 22 09:00', 'Wed 24 09:00', 'Mon 29 09:00']);
    const both = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4' });
    expect(live(both)).toEqual(['Mon 22 09:00', 'Wed 24 09:00', 'Mon 29 09:00', 'Wed 31 09:00']);
  });

  test('leaves free a day whose occurrence was cancelled by itself, and reserves again one that the rule itself dropped', async () => {
    const made = await make();
    await cancelReservation(await stage.as('employee'), { reservationId: at(made.occurrences, 0).id });
    const mondays = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3' });
    expect(live(mondays)).toEqual(['Mon 29 09:00', 'Mon 05 09:00']);
    const both = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4' });
    expect(live(both)).toEqual(['Wed 24 09:00', 'Mon 29 09:00', 'Wed 31 09:00']);
  });

  test('reserves again what was cut off when its end is moved back', async () => {
    const made = await make();
    const fromOccurrenceDate = at(made.occurrences, 2).startDate;
    await cancelSeries(await stage.as('employee'), { seriesId: made.id, scope: 'following', fromOccurrenceDate });
    const longer = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3' });
    expect(live(longer)).toEqual(['Mon 22 09:00', 'Wed 24 09:00', 'Mon 29 09:00']);
  });

  test('keeps the change of an occurrence that was changed by itself, as long as its day is named', async () => {
    const made = await make();
    const [first, second] = made.occurrences.map(({ id }) => id);
    const moved = { startDate: '2027-03-22T13:00:00Z', endDate: '2027-03-22T14:00:00Z' };
    await updateReservation(await stage.as('employee'), { reservationId: first ?? '', ...moved });
    await updateReservation(await stage.as('employee'), { reservationId: second ?? '', purpose: 'Only then' });
    const changed = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4' });
    expect(live(changed)).toEqual(['Mon 22 14:00', 'Thu 25 09:00', 'Mon 29 09:00', 'Thu 01 09:00']);
    expect(changed.occurrences.filter(isLive).map(({ purpose }) => purpose)).toEqual(Array(4).fill('Site visit'));
  });

  test('from one on: the series ends there, and what continues it counts from there', async () => {
    const made = await make();
    const fromOccurrenceDate = at(made.occurrences, 1).startDate;
    const rest = await change(made.id, {
      scope: 'following',
      fromOccurrenceDate,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=WE,FR;COUNT=3',
    });
    expect(rest).toMatchObject({
      continuesSeriesId: made.id,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=WE,FR;COUNT=3',
      startWallTime: '2027-03-24T09:00',
    });
    expect(live(rest)).toEqual(['Wed 24 09:00', 'Fri 26 09:00', 'Wed 31 09:00']);
    const before = await getSeries(await stage.as('employee'), { seriesId: made.id });
    expect(before.recurrenceRule).toBe('FREQ=WEEKLY;BYDAY=MO,WE;COUNT=1');
    expect([live(before), gone(before)]).toEqual([['Mon 22 09:00'], ['Mon 29 09:00']]);
  });

  test('gives back first what it drops: a quota counts only what there is then', async () => {
    const made = await make({
      vehicleId: corsa,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=6',
      lengthMinutes: 180,
    });
    const pool = '(select pool_id from vehicles where id = $1)';
    const quota = JSON.stringify([{ measure: 'hours', limit: 10, per: 'week' }]);
    await stage.look(`update pools set quotas = '${quota}' where id = ${pool}`, [corsa]);
    const others = await change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU,TH,SA;COUNT=6' });
    const refused = change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU,TH,FR,SA;COUNT=8' });
    await expect(refused).rejects.toMatchObject({
      rule: 'quota',
      message: expect.stringMatching(/^2 of 2 occurrences/),
    });
    await stage.look(`update pools set quotas = '[]' where id = ${pool}`, [corsa]);
    expect(live(others)).toHaveLength(6);
  });
});

describe('where not everything that is added fits', () => {
  /** On Thursday 25 a colleague has the vehicle. */
  async function meet() {
    const made = await make();
    const taken = { startDate: '2027-03-25T07:00:00Z', endDate: '2027-03-25T10:00:00Z' };
    await createReservation(await stage.as('employee2'), { ...taken, vehicleId: transit, purpose: 'Mine' });
    return made;
  }
  const recurrenceRule = 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4';

  test('all-or-nothing changes nothing', async () => {
    const made = await meet();
    await expect(change(made.id, { recurrenceRule })).rejects.toMatchObject({
      code: 'CONFLICT',
      rule: 'taken',
      message: expect.stringMatching(/^1 of 2 occurrences does not fit, and nothing was changed\. .*Thu 25 Mar 2027/),
    });
    const now = await getSeries(await stage.as('employee'), { seriesId: made.id });
    expect(now).toEqual({ ...made, notFitting: undefined });
  });

  test('all-that-fit says which did not, and what would work', async () => {
    const made = await meet();
    const changed = await change(made.id, { recurrenceRule, mode: 'all-that-fit' });
    expect(live(changed)).toEqual(['Mon 22 09:00', 'Mon 29 09:00', 'Thu 01 09:00']);
    expect(changed.notFitting).toMatchObject([
      { occurrenceDate: '2027-03-25T08:00:00.000Z', reservationId: null, rule: 'taken' },
    ]);
    expect(at(changed.notFitting, 0).alternatives.length).toBeGreaterThan(0);
  });

  test('what would run into its own neighbours is refused as a whole', async () => {
    const made = await make({ lengthMinutes: 26 * 60 });
    await expect(change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=6' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'lengthMinutes', message: expect.any(String) }],
    });
  });
});

test.each([
  ['for one occurrence alone', { scope: 'this', recurrenceRule: 'FREQ=DAILY;COUNT=2' }, 'Choose "following" or "all"'],
  ['for more than two years from its start', { recurrenceRule: 'FREQ=WEEKLY;UNTIL=20290323' }, 'at most two years'],
  ['without an end', { recurrenceRule: 'FREQ=WEEKLY' }, 'a series must end'],
] as const)('a rule %s is refused', async (_which, changes, sentence) => {
  const made = await make();
  const refused = change(made.id, { ...changes, reservationId: at(made.occurrences, 0).id });
  await expect(refused).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    message: expect.stringContaining(sentence),
    errors: [{ path: 'recurrenceRule', message: expect.any(String) }],
  });
});

test('two who change the rule at once do so one after the other', async () => {
  const made = await make();
  const answers = await Promise.allSettled([
    change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4', expectedVersion: 1 }),
    change(made.id, { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4', expectedVersion: 1 }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const now = await getSeries(await stage.as('employee'), { seriesId: made.id });
  expect(live(now)).toHaveLength(4);
});

test('whatever the rules were, from now on the series is on the days of the last one, at its time, and reserves no day twice', async () => {
  const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const rule = fc
    .record({
      days: fc.subarray(weekdays, { minLength: 1, maxLength: 4 }),
      interval: fc.integer({ min: 1, max: 2 }),
      count: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ days, interval, count }) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days};COUNT=${count}`);
  const step = fc.record({ rule, hour: fc.constantFrom('08:00', '10:00'), scope: fc.constantFrom('all', 'following') });
  await fc.assert(
    fc.asyncProperty(rule, fc.array(step, { minLength: 1, maxLength: 3 }), async (first, steps) => {
      await stage.look("update reservations set status = 'cancelled' where status = 'approved'");
      let series = await make({ vehicleId: corsa, recurrenceRule: first });
      for (const { rule: recurrenceRule, hour, scope } of steps) {
        const ahead = series.occurrences.filter(isLive);
        const from = at(ahead, Math.floor(ahead.length / 2));
        const base = scope === 'all' ? series.startWallTime : `${from.startDate.slice(0, 10)}T09:00`;
        const fromOccurrenceDate = from.occurrenceDate ?? undefined;
        const changed = await change(series.id, { scope, fromOccurrenceDate, recurrenceRule, startTime: hour });
        // A series of its own by the same rule tells which days these are.
        const fresh = await make({ vehicleId: spare, recurrenceRule, startWallTime: `${base.slice(0, 10)}T${hour}` });
        await cancelSeries(await stage.as('employee'), { seriesId: fresh.id, scope: 'all' });
        expect(live(changed)).toEqual(fresh.occurrences.map(when));
        const kept = new Set(ahead.map(({ id }) => id));
        const sameDays = ahead.filter((one) => fresh.occurrences.some((other) => isSameDay(one, other)));
        const meant = scope === 'all' ? sameDays : sameDays.filter(({ startDate }) => startDate >= from.startDate);
        expect(changed.occurrences.filter((one) => isLive(one) && kept.has(one.id))).toHaveLength(meant.length);
        series = changed;
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

const isSameDay = (one: Occurrence, other: Occurrence) => one.startDate.slice(0, 10) === other.startDate.slice(0, 10);
