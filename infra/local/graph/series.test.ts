import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event, RecurrencePattern } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';
import { until } from '../testing/until.ts';

const fleet = '/users/fleet@contoso.example';
const van = '/users/van-01@contoso.example';
const employee = '/users/employee@contoso.example';
const vehicle = { type: 'resource' as const, emailAddress: { name: 'Van 01', address: 'van-01@contoso.example' } };
const driver = { type: 'required' as const, emailAddress: { address: 'employee@contoso.example' } };
const berlin = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
const wholeYear = 'startDateTime=2026-10-01T00:00:00Z&endDateTime=2027-10-01T00:00:00Z';

let microsoft: TestMicrosoft;
let graph: Client;
beforeEach(async () => {
  microsoft = await startTestMicrosoft({ now: () => new Date('2026-10-01T08:00:00Z') });
  graph = await microsoft.graphAsApp();
});
afterEach(() => microsoft.close());

/** Mondays at nine, across the end of summer time. */
const series = (more: Event = {}): Promise<Event> =>
  graph.api(`${fleet}/events`).post({
    subject: 'Van 01: round',
    start: berlin('2026-10-12T09:00:00'),
    end: berlin('2026-10-12T11:00:00'),
    attendees: [vehicle, driver],
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
      range: {
        type: 'numbered',
        startDate: '2026-10-12',
        numberOfOccurrences: 4,
        recurrenceTimeZone: 'W. Europe Standard Time',
      },
    },
    ...more,
  });
const instancesOf = async (id: string | undefined, mailbox = fleet): Promise<Event[]> =>
  (await graph.api(`${mailbox}/events/${id}/instances?${wholeYear}&$top=100`).get()).value;
const starts = (events: Event[]) => events.map(({ start }) => start?.dateTime?.slice(0, 16));
const copyIn = async (mailbox: string): Promise<Event> => {
  const { value } = await graph.api(`${mailbox}/events`).get();
  return value[0];
};

describe('a series', () => {
  test('is one event whose members keep their wall time when the clocks change', async () => {
    const master = await series();
    expect(master.type).toBe('seriesMaster');
    const members = await instancesOf(master.id);
    expect(starts(members)).toEqual(['2026-10-12T07:00', '2026-10-19T07:00', '2026-10-26T08:00', '2026-11-02T08:00']);
    expect(members.map(({ type, seriesMasterId }) => [type, seriesMasterId])).toEqual(
      members.map(() => ['occurrence', master.id]),
    );
    expect(new Set([master.iCalUId, ...members.map(({ iCalUId }) => iCalUId)]).size).toBe(5);
    const { value } = await graph.api(`${fleet}/events`).get();
    expect(value).toHaveLength(1);
    const view = await graph.api(`${fleet}/calendarView?${wholeYear}`).get();
    expect(starts(view.value)).toEqual(starts(members));
  });

  test('is held by the vehicle and by whoever is invited, under ids of their own', async () => {
    const master = await series();
    await until(async () => (await instancesOf((await copyIn(van))?.id, van)).length === 4);
    const copy = await copyIn(employee);
    expect(copy).toMatchObject({ iCalUId: master.iCalUId, type: 'seriesMaster', isOrganizer: false });
    expect(copy.id).not.toBe(master.id);
  });

  test('has exceptions: a member is moved by itself, for everybody, and keeps its id', async () => {
    const master = await series();
    const [, second] = await instancesOf(master.id);
    const moved: Event = await graph
      .api(`${fleet}/events/${second?.id}`)
      .patch({ start: berlin('2026-10-20T13:00:00'), end: berlin('2026-10-20T15:00:00') });
    expect(moved).toMatchObject({ id: second?.id, type: 'exception', seriesMasterId: master.id });
    expect(moved.originalStart).toBe('2026-10-19T07:00:00Z');
    const expected = ['2026-10-12T07:00', '2026-10-20T11:00', '2026-10-26T08:00', '2026-11-02T08:00'];
    expect(starts(await instancesOf(master.id))).toEqual(expected);
    await until(async () => String(starts(await instancesOf((await copyIn(van)).id, van))) === String(expected));
    expect(starts(await instancesOf((await copyIn(employee)).id, employee))).toEqual(expected);
    const changed: Event = await graph.api(`${fleet}/events/${master.id}`).get();
    expect(changed.changeKey).not.toBe(master.changeKey);
  });

  test('lets no member pass or touch its neighbour', async () => {
    const [, second] = await instancesOf((await series()).id);
    const onto = { start: berlin('2026-10-26T12:00:00'), end: berlin('2026-10-26T13:00:00') };
    await expect(graph.api(`${fleet}/events/${second?.id}`).patch(onto)).rejects.toMatchObject({
      statusCode: 400,
      code: 'ErrorOccurrenceCrossingBoundary',
    });
  });

  test('has gaps where a member is cancelled, and is forgotten as a whole', async () => {
    const master = await series();
    await until(async () => (await instancesOf((await copyIn(van))?.id, van)).length === 4);
    const [first] = await instancesOf(master.id);
    await graph.api(`${fleet}/events/${first?.id}/cancel`).post({ comment: 'Not this week' });
    expect(await instancesOf(master.id)).toHaveLength(3);
    await until(async () => (await instancesOf((await copyIn(van)).id, van)).length === 3);
    const [cancelled] = await instancesOf((await copyIn(employee)).id, employee);
    expect(cancelled).toMatchObject({ isCancelled: true, type: 'exception' });
    await expect(graph.api(`${fleet}/events/${first?.id}`).get()).rejects.toMatchObject({ statusCode: 404 });
    await graph.api(`${fleet}/events/${master.id}/cancel`).post({});
    expect((await graph.api(`${fleet}/calendarView?${wholeYear}`).get()).value).toEqual([]);
  });

  test('takes in what somebody was invited to of it alone, with the answer already given', async () => {
    const master = await series({ attendees: [] });
    const [, second] = await instancesOf(master.id);
    await graph.api(`${fleet}/events/${second?.id}`).patch({ attendees: [driver, vehicle] });
    const person = await microsoft.graphAs('employee@contoso.example');
    const alone = await copyIn(employee);
    expect(alone).toMatchObject({ iCalUId: second?.iCalUId, seriesMasterId: null });
    await person.api(`${employee}/events/${alone.id}/accept`).post({ sendResponse: false });
    await until(async () => (await copyIn(van)) !== undefined);

    await graph.api(`${fleet}/events/${master.id}`).patch({ attendees: [driver, vehicle] });
    const view = async (mailbox: string): Promise<Event[]> =>
      (await graph.api(`${mailbox}/calendarView?${wholeYear}`).get()).value;
    expect(starts(await view(employee))).toEqual(starts(await instancesOf(master.id)));
    await until(async () => String(starts(await view(van))) === String(starts(await instancesOf(master.id))));
    const [, taken] = await view(employee);
    expect(taken).toMatchObject({ type: 'exception', iCalUId: second?.iCalUId, showAs: 'busy' });
    expect(taken?.responseStatus?.response).toBe('accepted');
    await person.api(`${employee}/events/${taken?.id}/tentativelyAccept`).post({ sendResponse: true });
    expect(await instancesOf(taken?.seriesMasterId ?? '', employee)).toHaveLength(4);
  });

  test('by another time loses what somebody was invited to of it alone, as it loses its exceptions', async () => {
    const master = await series({ attendees: [] });
    const [, second] = await instancesOf(master.id);
    await graph.api(`${fleet}/events/${second?.id}`).patch({ attendees: [driver] });
    await graph.api(`${fleet}/events/${second?.id}/cancel`).post({});
    await graph.api(`${fleet}/events/${master.id}`).patch({ attendees: [driver] });
    await graph
      .api(`${fleet}/events/${master.id}`)
      .patch({ start: berlin('2026-10-12T13:00:00'), end: berlin('2026-10-12T15:00:00') });
    const view: { value: Event[] } = await graph.api(`${employee}/calendarView?${wholeYear}`).get();
    expect(starts(view.value)).toEqual(starts(await instancesOf(master.id)));
    const person = await microsoft.graphAs('employee@contoso.example');
    await person.api(`${employee}/events/${view.value[1]?.id}/accept`).post({ sendResponse: true });
  });

  test('is declined as a whole by a vehicle that is taken once', async () => {
    await graph.api(`${fleet}/events`).post({
      subject: 'Other',
      start: berlin('2026-10-26T10:00:00'),
      end: berlin('2026-10-26T12:00:00'),
      attendees: [vehicle],
    });
    await until(async () => (await copyIn(van)) !== undefined);
    const master = await series();
    const answer = async () => {
      const { attendees }: Event = await graph.api(`${fleet}/events/${master.id}`).get();
      return attendees?.find(({ type }) => type === 'resource')?.status?.response;
    };
    await until(async () => (await answer()) === 'declined');
  });

  test('by another pattern loses its exceptions', async () => {
    const master = await series();
    const [first] = await instancesOf(master.id);
    await graph.api(`${fleet}/events/${first?.id}`).patch({ subject: 'Other' });
    await graph.api(`${fleet}/events/${master.id}`).patch({
      start: berlin('2026-10-13T10:00:00'),
      end: berlin('2026-10-13T11:00:00'),
      recurrence: {
        pattern: { type: 'daily', interval: 2 },
        range: { type: 'endDate', startDate: '2026-10-13', endDate: '2026-10-17' },
      },
    });
    const members = await instancesOf(master.id);
    expect(members.map(({ type }) => type)).toEqual(['occurrence', 'occurrence', 'occurrence']);
    expect(starts(members)[2]).toBe('2026-10-17T08:00');
  });

  test.each([
    ['absoluteMonthly', { dayOfMonth: 31 }, ['2026-10-31', '2026-11-30', '2026-12-31']],
    ['relativeMonthly', { daysOfWeek: ['friday'], index: 'last' }, ['2026-10-30', '2026-11-27', '2026-12-25']],
    ['absoluteYearly', { month: 11, dayOfMonth: 2 }, ['2026-11-02', '2027-11-02', '2028-11-02']],
    [
      'relativeYearly',
      { month: 11, daysOfWeek: ['monday'], index: 'second' },
      ['2026-11-09', '2027-11-08', '2028-11-13'],
    ],
  ] as const)('repeats %s as Outlook does', async (type, pattern, days) => {
    const master = await series({
      recurrence: {
        pattern: { type, interval: 1, ...pattern } as RecurrencePattern,
        range: { type: 'numbered', startDate: '2026-10-12', numberOfOccurrences: 3 },
      },
    });
    const { value } = await graph
      .api(`${fleet}/events/${master.id}/instances?startDateTime=2026-10-01T00:00:00Z&endDateTime=2029-01-01T00:00:00Z`)
      .get();
    expect(starts(value).map((one) => one?.slice(0, 10))).toEqual(days);
  });
});
