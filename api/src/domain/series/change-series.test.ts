import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { approveReservation } from '../reservation/approve-reservation.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { cancelSeries } from './cancel-series.ts';
import { createSeries } from './create-series.ts';
import { getSeries, listSeries } from './series-queries.ts';
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

/** The employee's series: five days from Friday 26 March 2027 at 09:00 in Munich, across the change of the clocks on Sunday. */
async function make(changes: Partial<Parameters<typeof createSeries>[1]> = {}) {
  return createSeries(await stage.as('employee'), {
    vehicleId: transit,
    recurrenceRule: 'FREQ=DAILY;COUNT=5',
    startWallTime: '2027-03-26T09:00',
    lengthMinutes: 120,
    mode: 'all-or-nothing',
    purpose: 'Site visit',
    ...changes,
  });
}

async function change(seriesId: string, changes: Changes) {
  const defaults = { scope: 'all', mode: 'all-or-nothing', includeExceptions: false } as const;
  return updateSeries(await stage.as('employee'), { seriesId, ...defaults, ...changes });
}

/** For example `27 10:00+02:00`: day and time in Munich. */
function starts(occurrences: readonly { startDate: string }[]): string[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return occurrences.map(({ startDate }) => format.format(new Date(startDate)).replace(',', ''));
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index);
  if (item === undefined) throw new Error(`There is no ${index}`);
  return item;
}

/** @param index of the occurrence in whose midst it is then */
const during = (occurrences: readonly { startDate: string }[], index: number) =>
  new Date(new Date(at(occurrences, index).startDate).getTime() + 60_000);

describe('changing all', () => {
  test('moves every occurrence to the same time of the wall clock, also across a change of the clocks', async () => {
    const { id } = await make();
    const changed = await change(id, { startTime: '10:30' });
    expect(changed.id).toBe(id);
    expect(changed).toMatchObject({ startWallTime: '2027-03-26T10:30', version: 2, notFitting: [] });
    expect(starts(changed.occurrences)).toEqual(['26 10:30', '27 10:30', '28 10:30', '29 10:30', '30 10:30']);
    for (const one of changed.occurrences) {
      expect(one).toMatchObject({ version: 2, occurrenceDate: one.startDate, isException: false, status: 'pending' });
      expect(new Date(one.endDate).getTime() - new Date(one.startDate).getTime()).toBe(7_200_000);
    }
  });

  test('may move and stretch them into the time that the neighbours still have, in either direction', async () => {
    const { id } = await make({ lengthMinutes: 23 * 60 });
    const later = await change(id, { startTime: '14:00', lengthMinutes: 23 * 60 + 30 });
    expect(starts(later.occurrences)).toEqual(['26 14:00', '27 14:00', '28 14:00', '29 14:00', '30 14:00']);
    const earlier = await change(id, { startTime: '06:00' });
    expect(starts(earlier.occurrences)).toEqual(['26 06:00', '27 06:00', '28 06:00', '29 06:00', '30 06:00']);
  });

  test('gives them another vehicle, length, purpose, department and cost center', async () => {
    const { id } = await make();
    const details = { purpose: 'Bridge', department: null, costCenter: 'CC-2100' };
    const changed = await change(id, { vehicleId: spare, lengthMinutes: 60, ...details });
    expect(changed).toMatchObject({ vehicle: { id: spare }, lengthMinutes: 60, ...details });
    for (const one of changed.occurrences) {
      expect(one).toMatchObject({ vehicle: { id: spare }, ...details, isException: false, costCents: 1_100 });
    }
  });

  test('asks again whoever decides, beyond the tolerance of the pool', async () => {
    const made = await make();
    const approver = await stage.as('approver');
    for (const { id } of made.occurrences) await approveReservation(approver, { reservationId: id });
    const near = await change(made.id, { startTime: '09:30' });
    expect(near.occurrences.map(({ status }) => status)).toEqual(Array(5).fill('approved'));
    const far = await change(made.id, { startTime: '11:00' });
    for (const one of far.occurrences) {
      expect(one).toMatchObject({ status: 'pending', approvedBy: null, approvals: [{ status: 'pending' }] });
    }
  });

  test('tells of each which vehicle it had, and who is asked again', async () => {
    const made = await make();
    const approver = await stage.as('approver');
    await change(made.id, { vehicleId: spare });
    await change(made.id, { purpose: 'Bridge' });
    const events = await stage.look<{ payload: object }>(
      "select payload from outbox_events where type = 'reservation.changed' and entity_id = $1 order by id",
      [at(made.occurrences, 0).id],
    );
    const tellsOf = made.occurrences.length;
    expect(events.map(({ payload }) => payload)).toEqual([
      { version: 2, vehicleId: spare, previousVehicleId: transit, askedUserIds: [approver.actor.userId], tellsOf },
      { version: 3, vehicleId: spare, tellsOf },
    ]);
  });

  test('leaves an audit row and an event for each, and one for the series', async () => {
    const made = await make();
    await change(made.id, { startTime: '10:00' });
    const [first] = made.occurrences;
    const rows = await stage.look(
      "select action, detail from audit_log where entity_id = any ($1) and action like '%.changed' order by action",
      [[made.id, first?.id]],
    );
    expect(rows).toMatchObject([
      {
        action: 'reservation.changed',
        detail: {
          seriesId: made.id,
          startDate: { from: '2027-03-26T08:00:00.000Z', to: '2027-03-26T09:00:00.000Z' },
          endDate: { from: '2027-03-26T10:00:00.000Z', to: '2027-03-26T11:00:00.000Z' },
        },
      },
      { action: 'series.changed', detail: { scope: 'all', startTime: '10:00', occurrences: 5, notFitting: 0 } },
    ]);
    const events = await stage.look<{ payload: { version: number } }>(
      "select payload from outbox_events where type = 'reservation.changed' and entity_id = any ($1)",
      [made.occurrences.map(({ id }) => id)],
    );
    expect(events.map(({ payload }) => payload.version)).toEqual(Array(5).fill(2));
  });

  test('never touches what has begun, is out or was cancelled, and is never divided by it', async () => {
    const made = await make();
    const [over, active, cancelled] = made.occurrences.map(({ id }) => id);
    await stage.look("update reservations set status = 'completed' where id = $1", [over]);
    await stage.look("update reservations set status = 'active' where id = $1", [active]);
    await cancelReservation(await stage.as('employee'), { reservationId: cancelled ?? '' });
    clock = during(made.occurrences, 1);
    const changed = await change(made.id, { startTime: '15:00' });
    expect(changed).toMatchObject({ id: made.id, continuesSeriesId: null, recurrenceRule: 'FREQ=DAILY;COUNT=5' });
    expect(changed.occurrences.map(({ status }) => status)).toEqual([
      'completed',
      'active',
      'cancelled',
      'pending',
      'pending',
    ]);
    expect(starts(changed.occurrences)).toEqual(['26 09:00', '27 09:00', '28 09:00', '29 15:00', '30 15:00']);
    expect(changed.occurrences.map(({ version }) => version)).toEqual([1, 1, 2, 2, 2]);
  });

  test('is never divided by an occurrence that did not fit when it was made', async () => {
    const made = await makeWithoutFirst();
    const changed = await change(made.id, { startTime: '15:00' });
    expect(changed).toMatchObject({ id: made.id, continuesSeriesId: null, startWallTime: '2027-03-26T15:00' });
    expect(starts(changed.occurrences)).toEqual(['27 15:00', '28 15:00', '29 15:00', '30 15:00']);
    expect(await activeSeriesWithoutOccurrences()).toEqual([]);
  });
});

/** A colleague has the vehicle on the first of the five days. */
async function makeWithoutFirst() {
  const taken = { startDate: '2027-03-26T07:00:00Z', endDate: '2027-03-26T10:00:00Z' };
  await createReservation(await stage.as('employee2'), { ...taken, vehicleId: transit, purpose: 'Mine' });
  return make({ mode: 'all-that-fit' });
}

/** As the employee's list shows them. */
async function activeSeriesWithoutOccurrences() {
  const { series } = await listSeries(await stage.as('employee'), { scope: 'mine', status: 'active', limit: 200 });
  return series.filter(({ occurrenceCounts: { pending, approved, active, completed } }) =>
    [pending, approved, active, completed].every((count) => !count),
  );
}

describe('changing one and what follows', () => {
  test('divides the series there', async () => {
    const made = await make({ recurrenceRule: 'FREQ=DAILY;UNTIL=20270330' });
    const fromOccurrenceDate = at(made.occurrences, 2).startDate;
    const rest = await change(made.id, {
      scope: 'following',
      fromOccurrenceDate,
      startTime: '10:00',
      purpose: 'Later',
    });
    expect(rest).toMatchObject({
      continuesSeriesId: made.id,
      recurrenceRule: 'FREQ=DAILY;UNTIL=20270330',
      startWallTime: '2027-03-28T10:00',
      purpose: 'Later',
    });
    expect(starts(rest.occurrences)).toEqual(['28 10:00', '29 10:00', '30 10:00']);
    expect(rest.occurrences.every(({ seriesId, purpose }) => seriesId === rest.id && purpose === 'Later')).toBe(true);
    const before = await getSeries(await stage.as('employee'), { seriesId: made.id });
    expect(before).toMatchObject({ recurrenceRule: 'FREQ=DAILY;UNTIL=20270327', purpose: 'Site visit' });
    expect(starts(before.occurrences)).toEqual(['26 09:00', '27 09:00']);
  });

  test('is changing all when it begins with the first', async () => {
    const made = await make();
    const fromOccurrenceDate = at(made.occurrences, 0).startDate;
    const changed = await change(made.id, { scope: 'following', fromOccurrenceDate, lengthMinutes: 60 });
    expect(changed).toMatchObject({ id: made.id, continuesSeriesId: null, lengthMinutes: 60 });
  });

  test('leaves no series behind of which nothing stays', async () => {
    const made = await makeWithoutFirst();
    const fromOccurrenceDate = at(made.occurrences, 0).startDate;
    const changed = await change(made.id, { scope: 'following', fromOccurrenceDate, startTime: '15:00' });
    expect(changed).toMatchObject({ id: made.id, recurrenceRule: 'FREQ=DAILY;COUNT=4', status: 'active' });
    expect(changed.startWallTime).toBe('2027-03-27T15:00');
    expect(await activeSeriesWithoutOccurrences()).toEqual([]);
  });

  test('can be done again to what became of it', async () => {
    const made = await make();
    const middle = await change(made.id, {
      scope: 'following',
      fromOccurrenceDate: at(made.occurrences, 1).startDate,
      startTime: '10:00',
    });
    const last = await change(middle.id, {
      scope: 'following',
      fromOccurrenceDate: at(middle.occurrences, 2).startDate,
      startTime: '11:00',
    });
    expect(starts(last.occurrences)).toEqual(['29 11:00', '30 11:00']);
    const rules = await stage.look<{ recurrence_rule: string }>(
      'select recurrence_rule from reservation_series where id = any ($1) order by id',
      [[made.id, middle.id, last.id]],
    );
    expect(rules.map((one) => one.recurrence_rule)).toEqual([
      'FREQ=DAILY;COUNT=1',
      'FREQ=DAILY;COUNT=2',
      'FREQ=DAILY;COUNT=2',
    ]);
  });
});

describe('changing this one', () => {
  test('makes an exception of it, and leaves the series and the others alone', async () => {
    const made = await make();
    const reservationId = at(made.occurrences, 2).id;
    const changed = await change(made.id, { scope: 'this', reservationId, startTime: '14:00' });
    expect(changed).toMatchObject({ id: made.id, startWallTime: '2027-03-26T09:00', version: 1 });
    expect(starts(changed.occurrences)).toEqual(['26 09:00', '27 09:00', '28 14:00', '29 09:00', '30 09:00']);
    expect(changed.occurrences.map(({ isException }) => isException)).toEqual([false, false, true, false, false]);
    expect(at(changed.occurrences, 2)).toMatchObject({ occurrenceDate: at(made.occurrences, 2).startDate, version: 2 });
  });

  test('counts from where it is, not from where the series would have it', async () => {
    const made = await make();
    const { id: reservationId } = at(made.occurrences, 0);
    await change(made.id, { scope: 'this', reservationId, startTime: '14:00', vehicleId: spare });
    const changed = await change(made.id, { scope: 'this', reservationId, lengthMinutes: 30 });
    expect(at(changed.occurrences, 0)).toMatchObject({
      startDate: '2027-03-26T13:00:00.000Z',
      endDate: '2027-03-26T13:30:00.000Z',
      vehicle: { id: spare },
    });
  });
});

describe('an occurrence that was changed by itself', () => {
  async function makeWithException() {
    const made = await make();
    const { id: reservationId } = at(made.occurrences, 1);
    const moved = { startDate: '2027-03-27T15:00:00Z', endDate: '2027-03-27T16:00:00Z', purpose: 'Only then' };
    await updateReservation(await stage.as('employee'), { reservationId, ...moved });
    return made;
  }

  test('keeps its time, and what was written into it alone', async () => {
    const { id } = await makeWithException();
    const changed = await change(id, { startTime: '10:00', purpose: 'Everybody', department: 'Sales' });
    expect(starts(changed.occurrences)).toEqual(['26 10:00', '27 16:00', '28 10:00', '29 10:00', '30 10:00']);
    expect(changed.occurrences.map(({ purpose }) => purpose)).toEqual([
      'Everybody',
      'Only then',
      'Everybody',
      'Everybody',
      'Everybody',
    ]);
    expect(at(changed.occurrences, 1)).toMatchObject({ isException: true, department: 'Sales' });
  });

  test('gets the time of the series again when asked for', async () => {
    const { id } = await makeWithException();
    const changed = await change(id, { includeExceptions: true });
    expect(starts(changed.occurrences)).toEqual(['26 09:00', '27 09:00', '28 09:00', '29 09:00', '30 09:00']);
    expect(at(changed.occurrences, 1)).toMatchObject({ isException: false, purpose: 'Site visit' });
  });

  test('goes with the series that continues', async () => {
    const made = await makeWithException();
    const fromOccurrenceDate = at(made.occurrences, 1).startDate;
    const rest = await change(made.id, { scope: 'following', fromOccurrenceDate, startTime: '10:00' });
    expect(starts(rest.occurrences)).toEqual(['27 16:00', '28 10:00', '29 10:00', '30 10:00']);
    // Where the rule puts it now.
    expect(at(rest.occurrences, 0)).toMatchObject({ occurrenceDate: '2027-03-27T09:00:00.000Z', isException: true });
  });
});

describe('where not every occurrence can be changed', () => {
  /** On the third day a colleague has the vehicle in the afternoon. */
  async function meet() {
    const made = await make();
    const taken = { startDate: '2027-03-28T12:00:00Z', endDate: '2027-03-28T13:00:00Z' };
    await createReservation(await stage.as('employee2'), { ...taken, vehicleId: made.vehicle.id, purpose: 'Mine' });
    return made;
  }

  test('all-or-nothing changes nothing, and names the first and how many', async () => {
    const made = await meet();
    const refused = change(made.id, { startTime: '14:00' });
    await expect(refused).rejects.toMatchObject({
      code: 'CONFLICT',
      rule: 'taken',
      message: expect.stringMatching(
        /^1 of 5 occurrences does not fit, and nothing was changed\. .*Sun 28 Mar 2027, 14:00/,
      ),
    });
    const now = await getSeries(await stage.as('employee'), { seriesId: made.id });
    expect(now).toEqual({ ...made, notFitting: undefined });
  });

  test('all-that-fit leaves the one that does not fit where it is, as one that is changed by itself', async () => {
    const made = await meet();
    const changed = await change(made.id, { startTime: '14:00', mode: 'all-that-fit' });
    expect(starts(changed.occurrences)).toEqual(['26 14:00', '27 14:00', '28 09:00', '29 14:00', '30 14:00']);
    expect(at(changed.occurrences, 2)).toMatchObject({ isException: true, occurrenceDate: '2027-03-28T12:00:00.000Z' });
    expect(changed.notFitting).toMatchObject([
      { reservationId: at(made.occurrences, 2).id, rule: 'taken', startDate: '2027-03-28T12:00:00.000Z' },
    ]);
    expect(at(changed.notFitting, 0).alternatives.length).toBeGreaterThan(0);
  });

  test('giving time back is asked as little as of a single reservation', async () => {
    const series = await make({ vehicleId: corsa, recurrenceRule: 'FREQ=DAILY;COUNT=3', lengthMinutes: 180 });
    await stage.look("update pools set minimum_notice_minutes = 2880 where name = 'Munich Airport'");
    await stage.look("update vehicles set status = 'maintenance' where id = $1", [corsa]);
    clock = new Date('2027-03-25T09:00:00Z');
    const shorter = await change(series.id, { lengthMinutes: 120 });
    expect(shorter.notFitting).toEqual([]);
    await expect(change(series.id, { lengthMinutes: 180 })).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
    await stage.look("update pools set minimum_notice_minutes = 0 where name = 'Munich Airport'");
    await stage.look("update vehicles set status = 'active' where id = $1", [corsa]);
  });

  test('the rules of a single reservation decide, quotas with what the series itself uses', async () => {
    const { id } = await make({ vehicleId: corsa });
    const quota = JSON.stringify([{ measure: 'hours', limit: 10, per: 'week' }]);
    const pool = '(select pool_id from vehicles where id = $1)';
    await stage.look(`update pools set quotas = '${quota}' where id = ${pool}`, [corsa]);
    // Friday to Sunday are of one week: 3 + 3 + 3 hours fit into ten, 4 + 4 + 2 do, 4 + 4 + 4 do not.
    await expect(change(id, { lengthMinutes: 180 })).resolves.toBeDefined();
    const changed = await change(id, { lengthMinutes: 240, mode: 'all-that-fit' });
    await stage.look(`update pools set quotas = '[]' where id = ${pool}`, [corsa]);
    expect(changed.notFitting.map(({ rule, occurrenceDate }) => [rule, occurrenceDate.slice(0, 10)])).toEqual([
      ['quota', '2027-03-27'],
      ['quota', '2027-03-28'],
    ]);
  });
});

describe('a series is changed and cancelled', () => {
  test('only by whoever saw its present version', async () => {
    const { id } = await make();
    await change(id, { purpose: 'First', expectedVersion: 1 });
    await expect(change(id, { purpose: 'Second', expectedVersion: 1 })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    await expect(
      cancelSeries(await stage.as('employee'), { seriesId: id, scope: 'all', expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  test('by its driver, whoever made it, and fleet managers; its approver sees it, for others it does not exist', async () => {
    const { id } = await make();
    const purpose = { seriesId: id, scope: 'all', mode: 'all-or-nothing', includeExceptions: false } as const;
    const by = async (person: Parameters<DemoStage['as']>[0], text: string) =>
      updateSeries(await stage.as(person), { ...purpose, purpose: text });
    await expect(by('manager', 'Managed')).resolves.toMatchObject({ purpose: 'Managed' });
    await expect(by('approver', 'Approved')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(by('employee2', 'Mine')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getSeries(await stage.as('approver'), { seriesId: id })).resolves.toMatchObject({
      allowedActions: ['approve', 'reject'],
    });
    await expect(getSeries(await stage.as('employee2'), { seriesId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getSeries(await stage.as('admin', 'fabrikam'), { seriesId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('only where it is said what is meant', async () => {
    const { id } = await make();
    const other = await make({ startWallTime: '2027-05-01T09:00' });
    const paths = async (changes: Changes) => {
      const refusal = await change(id, changes).catch((error) => error);
      return [refusal.code, refusal.errors[0]?.path];
    };
    expect(await paths({})).toEqual(['VALIDATION_FAILED', 'startTime']);
    expect(await paths({ scope: 'this', purpose: 'x' })).toEqual(['VALIDATION_FAILED', 'reservationId']);
    expect(await paths({ scope: 'following', purpose: 'x' })).toEqual(['VALIDATION_FAILED', 'fromOccurrenceDate']);
    const foreign = { scope: 'this', reservationId: at(other.occurrences, 0).id, purpose: 'x' } as const;
    expect(await paths(foreign)).toEqual(['NOT_FOUND', undefined]);
    await expect(change(id, { costCenter: 'CC-9999' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(change(id, { vehicleId: demoVehicleId('NJ K42-RTV', 'fabrikam') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('not when nothing of it lies ahead', async () => {
    const made = await make();
    clock = during(made.occurrences, 4);
    await expect(change(made.id, { purpose: 'Too late' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await getSeries(await stage.as('employee'), { seriesId: made.id })).toMatchObject({ allowedActions: [] });
  });

  test('by two at once: one after the other, and nothing is lost', async () => {
    const made = await make();
    const answers = await Promise.allSettled([
      change(made.id, { startTime: '10:00' }),
      change(made.id, { purpose: 'Both' }),
      updateReservation(await stage.as('employee'), {
        reservationId: at(made.occurrences, 2).id,
        department: 'Alone',
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const now = await getSeries(await stage.as('employee'), { seriesId: made.id });
    expect(starts(now.occurrences)).toEqual(['26 10:00', '27 10:00', '28 10:00', '29 10:00', '30 10:00']);
    expect(now.occurrences.map(({ purpose }) => purpose)).toEqual(Array(5).fill('Both'));
    expect(at(now.occurrences, 2)).toMatchObject({ department: 'Alone', version: 4 });
  });
});

describe('cancelling', () => {
  const cancel = async (seriesId: string, changes: Partial<Parameters<typeof cancelSeries>[1]>) =>
    cancelSeries(await stage.as('employee'), { seriesId, scope: 'all', ...changes });

  test('all gives the vehicle back, also where an occurrence was changed by itself', async () => {
    const made = await make();
    const { id: reservationId } = at(made.occurrences, 1);
    await change(made.id, { scope: 'this', reservationId, startTime: '15:00' });
    const cancelled = await cancel(made.id, { reason: 'Project over' });
    expect(cancelled).toMatchObject({ status: 'cancelled', version: 2, occurrenceCounts: { cancelled: 5 } });
    for (const one of cancelled.occurrences) {
      expect(one).toMatchObject({
        status: 'cancelled',
        cancellationCause: 'series',
        cancellationReason: 'Project over',
      });
    }
    await expect(make()).resolves.toBeDefined();
    const events = await stage.look(
      "select from outbox_events where type = 'reservation.cancelled' and entity_id = any ($1)",
      [made.occurrences.map(({ id }) => id)],
    );
    expect(events).toHaveLength(5);
  });

  test('one and what follows lets the series end before', async () => {
    const made = await make();
    const ended = await cancel(made.id, {
      scope: 'following',
      fromOccurrenceDate: at(made.occurrences, 3).startDate,
    });
    expect(ended).toMatchObject({ status: 'active', recurrenceRule: 'FREQ=DAILY;COUNT=3' });
    expect(ended.occurrences.map(({ status }) => status)).toEqual([
      'pending',
      'pending',
      'pending',
      'cancelled',
      'cancelled',
    ]);
  });

  test('what follows an occurrence that did not fit leaves nothing, so the series is cancelled', async () => {
    const made = await makeWithoutFirst();
    const fromOccurrenceDate = at(made.occurrences, 0).startDate;
    const cancelled = await cancel(made.id, { scope: 'following', fromOccurrenceDate });
    expect(cancelled).toMatchObject({ status: 'cancelled', occurrenceCounts: { cancelled: 4 } });
  });

  test('the last of its occurrences by itself leaves nothing, so the series is cancelled', async () => {
    const made = await make({ recurrenceRule: 'FREQ=DAILY;COUNT=2' });
    const [first, second] = made.occurrences.map(({ id }) => id);
    await cancel(made.id, { scope: 'this', reservationId: first });
    expect(await getSeries(await stage.as('employee'), { seriesId: made.id })).toMatchObject({ status: 'active' });
    await cancelReservation(await stage.as('employee'), { reservationId: second ?? '' });
    expect(await getSeries(await stage.as('employee'), { seriesId: made.id })).toMatchObject({ status: 'cancelled' });
    const listed = async (status: 'active' | 'cancelled') => {
      const { series } = await listSeries(await stage.as('employee'), { scope: 'mine', status, limit: 200 });
      return series.some(({ id }) => id === made.id);
    };
    expect([await listed('active'), await listed('cancelled')]).toEqual([false, true]);
  });

  test('this one leaves the series as it is', async () => {
    const made = await make();
    const { id: reservationId } = at(made.occurrences, 2);
    const after = await cancel(made.id, { scope: 'this', reservationId });
    expect(after).toMatchObject({ status: 'active', recurrenceRule: 'FREQ=DAILY;COUNT=5', version: 1 });
    expect(at(after.occurrences, 2)).toMatchObject({ status: 'cancelled', cancellationCause: 'requested' });
    expect(after.occurrenceCounts).toEqual({ pending: 4, cancelled: 1 });
    await expect(cancel(made.id, { scope: 'this', reservationId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('never touches what has begun', async () => {
    const made = await make();
    await stage.look("update reservations set status = 'active' where id = $1", [at(made.occurrences, 0).id]);
    clock = during(made.occurrences, 1);
    const after = await cancel(made.id, {});
    expect(after.occurrences.map(({ status }) => status)).toEqual([
      'active',
      'pending',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(after.status).toBe('cancelled');
  });
});
