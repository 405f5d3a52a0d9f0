/** A series is one recurring event with exceptions, whichever side changes it. */
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CalendarStage, setCalendarStage } from '../../../../infra/local/testing/calendar-stage.ts';
import { demoVehicleId } from '../../../../infra/local/testing/demo-stage.ts';
import { recordGraph } from '../../../../infra/local/testing/recorded-graph.ts';
import { compareCalendar } from '../../domain/calendar/drift/compare-calendar.ts';
import { getCalendarDrift } from '../../domain/calendar/drift/drift-queries.ts';
import type { UserContext } from '../../domain/command-context.ts';
import { cancelReservation } from '../../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../../domain/reservation/create-reservation.ts';
import { updateReservation } from '../../domain/reservation/update-reservation.ts';
import { cancelSeries } from '../../domain/series/cancel-series.ts';
import { createSeries } from '../../domain/series/create-series.ts';
import { approveSeries } from '../../domain/series/decide-series.ts';
import { getSeries } from '../../domain/series/series-queries.ts';
import { updateSeries } from '../../domain/series/update-series.ts';

const corsa = demoVehicleId('M-CO 1010');
const transit = demoVehicleId('M-FT 1204');
const fleet = '/users/fleet@contoso.example';

let stage: CalendarStage;
let employee: UserContext;
let manager: UserContext;
/** A weekday in four weeks, of which the last two come after the clocks have changed; of each test its own. */
let days: string[];
const saturday = '2030-03-30';
let hour = 0;
let number = 0;
recordGraph();
beforeAll(async () => {
  stage = await setCalendarStage(new Date('2030-03-01T08:00:00.000Z'));
  await stage.look("update vehicles set status = 'retired' where not license_plate = any ($1)", [
    ['M-CO 1010', 'M-FT 1204'],
  ]);
  [employee, manager] = await Promise.all([stage.as('employee'), stage.as('manager')]);
});
afterAll(() => stage.drop());
beforeEach(() => {
  days = [18, 25, 32, 39].map((date) => dayAfter('2030-03-01', date - 1 + (number % 5)));
  hour = 8 + 3 * Math.floor(number / 5);
  number++;
});

const dayAfter = (day: string | undefined, count: number) =>
  new Date(Date.parse(day ?? '') + count * 86_400_000).toISOString().slice(0, 10);
const time = (plus = 0) => `${String(hour + plus).padStart(2, '0')}:00`;
/** On a day, by the wall clock of the pool. */
const at = (day = '', plus = 0) =>
  new Date(`${day}T${time(plus)}:00${day < '2030-03-31' ? '+01:00' : '+02:00'}`).toISOString();
const utc = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
async function make(vehicleId = corsa, more: object = {}) {
  const series = await createSeries(employee, {
    vehicleId,
    recurrenceRule: 'FREQ=WEEKLY;COUNT=4',
    startWallTime: `${days[0]}T${time()}`,
    lengthMinutes: 60,
    mode: 'all-or-nothing',
    purpose: 'Every week',
    ...more,
  });
  await stage.settle();
  return series;
}
const masterOf = async (seriesId: string) => {
  const [row] = await stage.look<{ event: string | null }>(
    'select outlook_event_id as event from reservation_series where id = $1',
    [seriesId],
  );
  return row?.event ?? '';
};
const shown = async (event: string, mailbox = fleet): Promise<Event[]> => {
  const window = 'startDateTime=2030-03-01T00:00:00Z&endDateTime=2030-12-01T00:00:00Z&$top=100';
  return (await stage.ask<{ value: Event[] }>(`${mailbox}/events/${event}/instances?${window}`)).value;
};
const starts = (events: Event[]) => events.map(({ start }) => `${start?.dateTime?.slice(0, 23)}Z`);
const types = (events: Event[]) => events.map(({ type }) => type);
const rows = (seriesId: string) =>
  stage
    .look<{ id: string; start: Date; status: string; event: string | null; cause: string | null }>(
      `select id, start_date as start, status, outlook_event_id as event, cancellation_cause as cause from reservations
       where series_id = $1 order by occurrence_date`,
      [seriesId],
    )
    .then((all) => all.map((row) => ({ ...row, start: row.start.toISOString() })));
const createdOf = async (seriesId: string) =>
  (await getSeries(employee, { seriesId })).occurrences.map(({ calendar }) => calendar);
const mails = async (person: string, seriesSubject: RegExp) => {
  const response = await fetch(`${stage.microsoft.url}/_control/mailboxes/${person}@contoso.example/mail`);
  const all = (await response.json()) as { kind: string; document: { subject: string } }[];
  return all
    .filter(({ document }) => seriesSubject.test(document.subject))
    .map(({ kind }) => kind)
    .reverse();
};
const told = (type: string, ids: string[]) =>
  stage.look('select id from outbox_events where type = $1 and entity_id = any ($2)', [type, ids]);
/** Both sides show the same. */
const expectEqual = async () => {
  await compareCalendar(manager);
  await stage.work();
  expect((await getCalendarDrift(manager, { limit: 50 })).drifts).toEqual([]);
};
const copyOf = async (person: string, event: string): Promise<Event> => {
  const { iCalUId } = await stage.ask<Event>(`${fleet}/events/${event}`);
  const { value } = await stage.ask<{ value: Event[] }>(
    `/users/${person}@contoso.example/events?$filter=iCalUId eq '${iCalUId}'`,
  );
  return value[0] ?? {};
};

describe('what happens to a series in Fleet', () => {
  test('made: one recurring event on the wall clock, each reservation shown by its occurrence, one invitation', async () => {
    const { id } = await make(corsa, { purpose: 'Made once' });
    const master = await masterOf(id);
    const occurrences = await shown(master);
    expect(types(occurrences)).toEqual(['occurrence', 'occurrence', 'occurrence', 'occurrence']);
    expect(starts(occurrences)).toEqual(days.map((day) => at(day)));
    expect((await rows(id)).map(({ event }) => event)).toEqual(occurrences.map((one) => one.id));
    expect(await mails('employee', /Made once/)).toEqual(['invitation']);
    expect((await createdOf(id)).every(({ state }) => state === 'confirmed')).toBe(true);
    await expectEqual();
  });

  test('all that fit: the days that do not are taken out before anybody is invited', async () => {
    await createReservation(employee, {
      vehicleId: corsa,
      startDate: at(days[1]),
      endDate: at(days[1], 1),
      purpose: 'x',
    });
    const { id } = await make(corsa, { mode: 'all-that-fit', purpose: 'With a gap' });
    expect(starts(await shown(await masterOf(id)))).toEqual([0, 2, 3].map((index) => at(days[index])));
    expect(await mails('employee', /With a gap/)).toEqual(['invitation']);
    expect((await createdOf(id)).map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    await expectEqual();
  });

  test('one moved, one cancelled: exceptions of the same event', async () => {
    const { id } = await make();
    const [first, second, third] = await rows(id);
    await updateReservation(employee, {
      reservationId: second?.id ?? '',
      startDate: at(saturday, 1),
      endDate: at(saturday, 2),
    });
    await cancelReservation(employee, { reservationId: third?.id ?? '', reason: 'Rain' });
    await stage.settle();
    const occurrences = await shown(await masterOf(id));
    expect(starts(occurrences)).toEqual([first?.start, at(saturday, 1), at(days[3])]);
    expect(types(occurrences)).toEqual(['occurrence', 'exception', 'occurrence']);
    expect(occurrences[1]?.id).toBe(second?.event);
    await expectEqual();
  });

  test('one moved past its neighbour, which Outlook does not allow: it gets an event of its own', async () => {
    const { id } = await make();
    const [, second] = await rows(id);
    await updateReservation(employee, {
      reservationId: second?.id ?? '',
      startDate: at('2030-04-20'),
      endDate: at('2030-04-20', 1),
    });
    await stage.settle();
    expect(starts(await shown(await masterOf(id)))).toEqual([0, 2, 3].map((index) => at(days[index])));
    const own = await stage.ask<Event>(`${fleet}/events/${(await rows(id))[1]?.event}`);
    expect(own).toMatchObject({
      type: 'singleInstance',
      start: { dateTime: `${at('2030-04-20').slice(0, 19)}.0000000` },
    });
    await expectEqual();
  });

  test('none left of it but what has an event of its own: nobody is told anything of the series any more', async () => {
    const { id } = await make(corsa, { recurrenceRule: 'FREQ=WEEKLY;COUNT=2', purpose: 'On its own' });
    const [first, second] = await rows(id);
    const late = dayAfter(days[1], 2);
    const apart = { reservationId: first?.id ?? '', startDate: at(late), endDate: at(late, 1) };
    await updateReservation(employee, apart);
    await stage.settle();
    await stage.ask(`${fleet}/events/${second?.event}`, { method: 'DELETE' });
    await stage.settle();
    const before = await mails('employee', /On its own/);
    const change = { scope: 'all', mode: 'all-or-nothing', includeExceptions: true, startTime: time(1) } as const;
    await updateSeries(employee, { seriesId: id, ...change });
    await stage.settle();
    expect(await mails('employee', /On its own/)).toEqual([...before, 'update']);
    await expectEqual();
  });

  test('approved as a whole: the one event invites the driver, once', async () => {
    const { id, version } = await make(transit, { purpose: 'Asked once' });
    const master = await masterOf(id);
    expect(await stage.ask<Event>(`${fleet}/events/${master}`)).toMatchObject({ showAs: 'tentative' });
    expect(await mails('employee', /Asked once/)).toEqual([]);
    await approveSeries(await stage.as('approver'), { seriesId: id, expectedVersion: version });
    await stage.settle();
    expect(await stage.ask<Event>(`${fleet}/events/${master}`)).toMatchObject({ showAs: 'busy' });
    expect(types(await shown(master))).toEqual(['occurrence', 'occurrence', 'occurrence', 'occurrence']);
    expect(await mails('employee', /Asked once/)).toEqual(['invitation']);
    await expectEqual();
  });

  test('all moved to another time: the same event, one update', async () => {
    const { id } = await make(corsa, { purpose: 'Later' });
    const master = await masterOf(id);
    await updateSeries(employee, {
      seriesId: id,
      scope: 'all',
      mode: 'all-or-nothing',
      includeExceptions: false,
      startTime: time(1),
    });
    await stage.settle();
    expect(await masterOf(id)).toBe(master);
    expect(starts(await shown(master))).toEqual(days.map((day) => at(day, 1)));
    expect(await mails('employee', /Later/)).toEqual(['invitation', 'update']);
    await expectEqual();
  });

  test('this and following changed: the event ends before, and another goes on', async () => {
    const { id, occurrences } = await make();
    const former = await masterOf(id);
    const next = await updateSeries(employee, {
      seriesId: id,
      scope: 'following',
      fromOccurrenceDate: occurrences[2]?.occurrenceDate ?? '',
      mode: 'all-or-nothing',
      includeExceptions: false,
      startTime: time(1),
    });
    await stage.settle();
    expect(starts(await shown(former))).toEqual([at(days[0]), at(days[1])]);
    expect(starts(await shown(await masterOf(next.id)))).toEqual([at(days[2], 1), at(days[3], 1)]);
    await expectEqual();
  });

  test('cancelled as a whole: the event goes, with one cancellation', async () => {
    const { id } = await make(corsa, { purpose: 'Gone' });
    const master = await masterOf(id);
    await cancelSeries(employee, { seriesId: id, scope: 'all', reason: 'Rain' });
    await stage.settle();
    await expect(stage.ask(`${fleet}/events/${master}`)).rejects.toThrow('404');
    expect(await mails('employee', /Gone/)).toEqual(['invitation', 'cancellation']);
    await expectEqual();
  });
});

describe('what somebody does to a series in Outlook', () => {
  test('one occurrence moved, another deleted: that reservation moves, that one is cancelled, the others stay', async () => {
    const { id } = await make();
    const [first, second, third, fourth] = await rows(id);
    await stage.ask(`${fleet}/events/${second?.event}`, {
      method: 'PATCH',
      body: { start: utc(at(saturday)), end: utc(at(saturday, 1)) },
    });
    await stage.ask(`${fleet}/events/${third?.event}`, { method: 'DELETE' });
    await stage.settle();
    expect(await rows(id)).toMatchObject([
      { start: first?.start, status: 'approved' },
      { start: at(saturday), status: 'approved' },
      { status: 'cancelled', cause: 'calendar' },
      { start: fourth?.start, status: 'approved' },
    ]);
    await expectEqual();
  });

  test('one occurrence declined by the driver: that one is cancelled', async () => {
    const { id } = await make();
    const copy = await copyOf('employee', await masterOf(id));
    const [, second] = await shown(copy.id ?? '', '/users/employee@contoso.example');
    await fetch(`${stage.microsoft.url}/mailboxes/employee@contoso.example/events/${second?.id}/respond`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ answer: 'declined' }),
    });
    await stage.settle();
    expect((await rows(id)).map(({ status }) => status)).toEqual(['approved', 'cancelled', 'approved', 'approved']);
    await expectEqual();
  });

  test('the whole moved: the series moves as one command, on its wall clock', async () => {
    const { id } = await make();
    const master = await masterOf(id);
    await stage.ask(`${fleet}/events/${master}`, {
      method: 'PATCH',
      body: { start: utc(at(days[0], 1)), end: utc(at(days[0], 2)) },
    });
    await stage.settle();
    expect((await rows(id)).map(({ start }) => start)).toEqual(days.map((day) => at(day, 1)));
    expect(
      await stage.look("select action from audit_log where entity_id = $1 and action = 'series.changed'", [id]),
    ).toHaveLength(1);
    expect(await masterOf(id)).toBe(master);
    await expectEqual();
  });

  test('the whole moved onto somebody else’s time: put back, and told why once', async () => {
    await createReservation(employee, {
      vehicleId: corsa,
      startDate: at(days[3], 2),
      endDate: at(days[3], 3),
      purpose: 'x',
    });
    const { id } = await make();
    const master = await masterOf(id);
    await stage.ask(`${fleet}/events/${master}`, {
      method: 'PATCH',
      body: { start: utc(at(days[0], 2)), end: utc(at(days[0], 3)) },
    });
    await stage.settle();
    await stage.settle();
    expect((await rows(id)).map(({ start }) => start)).toEqual(days.map((day) => at(day)));
    expect(starts(await shown(master))).toEqual(days.map((day) => at(day)));
    expect(
      await told(
        'calendar.refused',
        (await rows(id)).map((row) => row.id),
      ),
    ).toHaveLength(1);
    await expectEqual();
  });

  test.each([
    ['deleted', (master: string) => stage.ask(`${fleet}/events/${master}`, { method: 'DELETE' })],
    [
      'declined by the driver',
      async (master: string) => {
        const copy = await copyOf('employee', master);
        await fetch(`${stage.microsoft.url}/mailboxes/employee@contoso.example/events/${copy.id}/respond`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ answer: 'declined' }),
        });
      },
    ],
  ])('the whole %s: the series is cancelled, as one fact', async (_how, act) => {
    const { id } = await make(transit);
    await approveSeries(await stage.as('approver'), { seriesId: id });
    await stage.settle();
    await act(await masterOf(id));
    await stage.settle();
    expect((await rows(id)).map(({ status }) => status)).toEqual(days.map(() => 'cancelled'));
    const facts = await stage.look<{ tells: string | null }>(
      `select payload ->> 'tellsOf' as tells from outbox_events where type = 'reservation.cancelled' and entity_id = any ($1) order by 1`,
      [(await rows(id)).map((row) => row.id)],
    );
    expect(facts.map(({ tells }) => tells)).toEqual(['0', '0', '0', '4']);
    await expectEqual();
  });
});
