import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const fleet = '/users/fleet%40contoso.example';
const immutable = { Prefer: 'IdType="ImmutableId"' };
const reservationTag = 'String {4d3a0e4c-7a0e-4a9a-9c55-0a4f4a3b7c11} Name FleetReservationId';

const slot = (hour: number) => ({
  start: { dateTime: `2026-12-01T${String(hour).padStart(2, '0')}:00:00.0000000`, timeZone: 'UTC' },
  end: { dateTime: `2026-12-01T${String(hour + 1).padStart(2, '0')}:00:00.0000000`, timeZone: 'UTC' },
});

let microsoft: TestMicrosoft;
let graph: Client;
beforeAll(async () => {
  microsoft = await startTestMicrosoft({ now: () => new Date('2026-11-23T08:00:00.500Z') });
  graph = await microsoft.graphAsApp();
});
afterAll(() => microsoft.close());

const create = (event: Event): Promise<Event & Record<string, string>> =>
  graph.api(`${fleet}/events`).headers(immutable).post(event);

describe('an event that was posted', () => {
  test('is answered whole, with times of seven fractional digits, and found again under its id', async () => {
    const created = await create({ subject: 'Site visit', ...slot(9), location: { displayName: 'Depot North' } });
    expect(created).toMatchObject({
      subject: 'Site visit',
      start: { dateTime: '2026-12-01T09:00:00.0000000', timeZone: 'UTC' },
      isOrganizer: true,
      showAs: 'busy',
      type: 'singleInstance',
      organizer: { emailAddress: { name: 'Contoso Fleet', address: 'fleet@contoso.example' } },
      responseStatus: { response: 'organizer' },
      locations: [{ displayName: 'Depot North' }],
    });
    const found = await graph.api(`${fleet}/events/${created.id}`).headers(immutable).get();
    expect(found).toEqual(created);
    const viaCalendar = await graph.api(`${fleet}/calendar/events/${created.id}`).headers(immutable).get();
    expect(viaCalendar).toEqual(created);
  });

  test('twice with one transaction id is the first event, answered 201 again', async () => {
    const first = await create({ ...slot(10), subject: 'First', transactionId: 'reservation-1' });
    const second = await create({ ...slot(11), subject: 'Second', transactionId: 'reservation-1' });
    expect(second).toEqual(first);
    expect(microsoft.exchanges.at(-1)?.status).toBe(201);
  });

  test('has two ids: the header decides which is answered, and says so', async () => {
    const created = await create({ ...slot(12), subject: 'Ids' });
    const plain = await graph.api(`${fleet}/events/${created.id}`).get();
    expect(plain.id).not.toBe(created.id);
    expect(plain.iCalUId).toBe(created.iCalUId);
    const token = await rawToken();
    const response = await fetch(`${microsoft.url}/v1.0${fleet}/events/${plain.id}`, {
      headers: { authorization: `Bearer ${token}`, ...immutable, 'client-request-id': 'mine' },
    });
    expect(response.headers.get('preference-applied')).toBe('IdType="ImmutableId"');
    expect(response.headers.get('client-request-id')).toBe('mine');
    expect(response.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toMatchObject({ id: created.id });
  });

  test('is shown in the time zone asked for, Windows or IANA, and over a change of summer time', async () => {
    const created = await create({
      subject: 'Zones',
      start: { dateTime: '2027-03-28T01:30:00', timeZone: 'W. Europe Standard Time' },
      end: { dateTime: '2027-03-28T03:30:00', timeZone: 'Europe/Berlin' },
    });
    expect(created.start).toEqual({ dateTime: '2027-03-28T00:30:00.0000000', timeZone: 'UTC' });
    expect(created.end).toEqual({ dateTime: '2027-03-28T01:30:00.0000000', timeZone: 'UTC' });
    const inNewYork = await graph
      .api(`${fleet}/events/${created.id}`)
      .header('Prefer', 'outlook.timezone="Eastern Standard Time"')
      .get();
    expect(inNewYork.start).toEqual({ dateTime: '2027-03-27T20:30:00.0000000', timeZone: 'Eastern Standard Time' });
  });

  test('is refused where Exchange would refuse it', async () => {
    const cases: [object, string][] = [
      [{ subject: 'No times' }, 'ErrorInvalidRequest'],
      [{ start: slot(9).end, end: slot(9).start }, 'ErrorPropertyValidationFailure'],
      [{ ...slot(9), isAllDay: true }, 'ErrorPropertyValidationFailure'],
      [{ ...slot(9), invented: true }, 'RequestBodyRead'],
      [
        { start: { dateTime: '2026-12-01T09:00:00', timeZone: 'Mars/Base' }, end: slot(9).end },
        'TimeZoneNotSupportedException',
      ],
      [
        {
          ...slot(9),
          recurrence: { pattern: { type: 'weekly', interval: 1 }, range: { type: 'noEnd', startDate: '2026-12-01' } },
        },
        'ErrorPropertyValidationFailure',
      ],
      [{ start: { dateTime: 'tomorrow', timeZone: 'UTC' }, end: slot(9).end }, 'ErrorInvalidParameter'],
    ];
    for (const [event, code] of cases) await expect(create(event)).rejects.toMatchObject({ statusCode: 400, code });
  });
});

describe('change keys', () => {
  test('every write raises them, and a write with an old etag gets 412 and changes nothing', async () => {
    const created = await create({ ...slot(13), subject: 'One' });
    const path = `${fleet}/events/${created.id}`;
    const etag = created['@odata.etag'] ?? '';
    expect(etag).toBe(`W/"${created.changeKey}"`);
    const patched = await graph
      .api(path)
      .headers({ ...immutable, 'If-Match': etag })
      .patch({ subject: 'Two' });
    expect(patched.subject).toBe('Two');
    expect(patched.changeKey).not.toBe(created.changeKey);
    const stale = graph.api(path).headers({ ...immutable, 'If-Match': etag });
    await expect(stale.patch({ subject: 'Three' })).rejects.toMatchObject({
      statusCode: 412,
      code: 'ErrorIrresolvableConflict',
    });
    await expect(graph.api(path).header('If-Match', etag).delete()).rejects.toMatchObject({ statusCode: 412 });
    expect((await graph.api(path).get()).subject).toBe('Two');
    await graph.api(path).header('If-Match', patched['@odata.etag']).delete();
    await expect(graph.api(path).get()).rejects.toMatchObject({ statusCode: 404, code: 'ErrorItemNotFound' });
  });

  test('a patch leaves alone what it does not name', async () => {
    const created = await create({ ...slot(14), subject: 'Keep', showAs: 'tentative', categories: ['Fleet'] });
    const patched = await graph.api(`${fleet}/events/${created.id}`).headers(immutable).patch({ showAs: 'busy' });
    expect(patched).toMatchObject({ subject: 'Keep', showAs: 'busy', categories: ['Fleet'], start: created.start });
  });
});

describe('extended properties', () => {
  test('are kept, shown only where expanded, and an event is found by one', async () => {
    const value = '0198f000-0000-7000-8000-0000000000aa';
    const tagged = await create({
      ...slot(15),
      subject: 'Tagged',
      singleValueExtendedProperties: [{ id: reservationTag, value }],
    });
    expect(tagged.singleValueExtendedProperties).toBeUndefined();
    const shouted = reservationTag.replace(/\{.*\}/, (guid) => guid.toUpperCase());
    const expanded = await graph
      .api(`${fleet}/events/${tagged.id}`)
      .expand(`singleValueExtendedProperties($filter=id eq '${shouted}')`)
      .get();
    expect(expanded.singleValueExtendedProperties).toEqual([{ id: reservationTag, value }]);
    const byTag = (id: string, wanted: string) =>
      graph
        .api(`${fleet}/events`)
        .filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${wanted}')`)
        .headers(immutable)
        .get();
    expect((await byTag(reservationTag, value)).value.map((one: Event) => one.id)).toEqual([tagged.id]);
    expect((await byTag(reservationTag, 'another')).value).toEqual([]);
    await graph.api(`${fleet}/events/${tagged.id}`).patch({ subject: 'Tagged still' });
    expect((await byTag(reservationTag, value)).value).toHaveLength(1);
  });
});

describe('lists', () => {
  test('a calendar view holds what touches its window, in order, page by page', async () => {
    const employee = await microsoft.graphAs('employee@contoso.example');
    const mine = '/users/employee@contoso.example';
    for (const hour of [8, 10, 12]) await employee.api(`${mine}/events`).post({ subject: `At ${hour}`, ...slot(hour) });
    const window = { startDateTime: '2026-12-01T08:30:00Z', endDateTime: '2026-12-01T12:00:00Z' };
    const page = await employee.api(`${mine}/calendarView`).query(window).top(1).count(true).select('subject').get();
    expect(page['@odata.count']).toBe(2);
    expect(page.value).toEqual([{ '@odata.etag': expect.any(String), id: expect.any(String), subject: 'At 8' }]);
    expect(page['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\//);
    const next = await employee.api(page['@odata.nextLink']).get();
    expect(next.value.map((one: Event) => one.subject)).toEqual(['At 10']);
    expect(next['@odata.nextLink']).toBeUndefined();
    const filtered = await employee
      .api(`${mine}/events`)
      .filter("start/dateTime ge '2026-12-01T10:00' and not contains(subject, '12')")
      .orderby('start/dateTime desc')
      .get();
    expect(filtered.value.map((one: Event) => one.subject)).toEqual(['At 10']);
    await expect(employee.api(`${mine}/calendarView`).get()).rejects.toMatchObject({ code: 'ErrorInvalidParameter' });
    for (const filter of ['subject eq', 'invented eq 1', "subject eq 'x' or", 'magic(subject)', '((']) {
      await expect(employee.api(`${mine}/events`).filter(filter).get()).rejects.toMatchObject({ statusCode: 400 });
    }
  });
});

async function rawToken(): Promise<string> {
  const response = await microsoft.requestToken('contoso.example', {
    grant_type: 'client_credentials',
    client_id: 'f1ee7000-0000-4000-8000-00000000a001',
    client_secret: 'local-api-secret',
    scope: 'https://graph.microsoft.com/.default',
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
