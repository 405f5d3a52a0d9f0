import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';
import { until } from '../testing/until.ts';

const fleet = '/users/fleet@contoso.example';
const van = '/users/van-01@contoso.example';
const vehicle = { type: 'resource' as const, emailAddress: { name: 'Van 01', address: 'van-01@contoso.example' } };
const at = (day: string, hour: number) => ({
  dateTime: `${day}T${String(hour).padStart(2, '0')}:00:00`,
  timeZone: 'UTC',
});

let microsoft: TestMicrosoft;
let graph: Client;
beforeEach(async () => {
  microsoft = await startTestMicrosoft({ now: () => new Date('2026-11-23T08:00:00Z') });
  graph = await microsoft.graphAsApp();
});
afterEach(() => microsoft.close());

const reserve = (from: number, to: number, more: Event = {}): Promise<Event> =>
  graph.api(`${fleet}/events`).post({
    subject: 'Reserved: Van 01',
    body: { contentType: 'text', content: 'Elena, site visit' },
    start: at('2026-12-01', from),
    end: at('2026-12-01', to),
    attendees: [vehicle],
    ...more,
  });
const vanEvents = async (): Promise<Event[]> => (await graph.api(`${van}/events`).get()).value;
const answerTo = async (event: Event): Promise<string | null | undefined> => {
  const { attendees } = await graph.api(`${fleet}/events/${event.id}`).get();
  return attendees.find((one: { type: string }) => one.type === 'resource')?.status.response;
};
const answered = (event: Event) =>
  until(async () => ((await answerTo(event)) === 'none' ? undefined : answerTo(event)));

describe('an equipment mailbox', () => {
  test('answers after the request, never within it, and then holds the event under the organiser’s name', async () => {
    const event = await reserve(9, 10, { showAs: 'tentative' });
    expect(event.attendees?.[0]?.status?.response).toBe('none');
    expect(await answered(event)).toBe('accepted');
    expect(await vanEvents()).toMatchObject([
      {
        iCalUId: event.iCalUId,
        subject: 'Contoso Fleet',
        bodyPreview: '',
        showAs: 'tentative',
        isOrganizer: false,
        responseStatus: { response: 'accepted' },
      },
    ]);
    const approved = {
      showAs: 'busy',
      attendees: [vehicle, { emailAddress: { address: 'employee@contoso.example' } }],
    };
    await graph.api(`${fleet}/events/${event.id}`).patch(approved);
    await until(async () => (await vanEvents())[0]?.showAs === 'busy');
  });

  test('declines what overlaps, even a tentative hold, and accepts what touches', async () => {
    await answered(await reserve(9, 11, { showAs: 'tentative' }));
    expect(await answered(await reserve(10, 12))).toBe('declined');
    expect(await answered(await reserve(11, 12))).toBe('accepted');
    expect(await vanEvents()).toHaveLength(2);
  });

  test('takes part in what people arrange straight from Outlook', async () => {
    const person = await microsoft.graphAs('employee2@contoso.example');
    const direct: Event = await person.api('/users/employee2@contoso.example/events').post({
      subject: 'I just take the van',
      start: at('2026-12-01', 9),
      end: at('2026-12-01', 12),
      attendees: [vehicle],
    });
    await until(async () => (await vanEvents()).length === 1);
    expect(await answered(await reserve(10, 11))).toBe('declined');
    await person.api(`/users/employee2@contoso.example/events/${direct.id}/cancel`).post({});
    await until(async () => (await vanEvents()).length === 0);
    expect(await answered(await reserve(10, 11))).toBe('accepted');
  });

  test('decides anew when the meeting moves, and lets go of the old time when it cannot follow', async () => {
    const first = await reserve(9, 10);
    await answered(await reserve(14, 15));
    await answered(first);
    await graph.api(`${fleet}/events/${first.id}`).patch({ start: at('2026-12-01', 11), end: at('2026-12-01', 12) });
    expect(await answered(first)).toBe('accepted');
    expect((await vanEvents()).map((one) => one.start?.dateTime)).toContain('2026-12-01T11:00:00.0000000');
    await graph.api(`${fleet}/events/${first.id}`).patch({ start: at('2026-12-01', 14), end: at('2026-12-01', 15) });
    expect(await answered(first)).toBe('declined');
    expect(await vanEvents()).toHaveLength(1);
  });

  test('declines what is longer than a day or further ahead than 180 days', async () => {
    expect(await answered(await reserve(0, 0, { end: at('2026-12-02', 0) }))).toBe('accepted');
    expect(await answered(await reserve(0, 0, { start: at('2026-12-03', 0), end: at('2026-12-04', 1) }))).toBe(
      'declined',
    );
    const start = at('2027-05-22', 9);
    expect(await answered(await reserve(0, 0, { start, end: at('2027-05-22', 10) }))).toBe('declined');
    const inTime = at('2027-05-21', 9);
    expect(await answered(await reserve(0, 0, { start: inTime, end: at('2027-05-21', 10) }))).toBe('accepted');
  });

  test('of another tenant, or unknown and not asked as a resource, is not made up', async () => {
    await reserve(9, 10, {
      attendees: [
        { type: 'resource', emailAddress: { address: 'van-01@fabrikam.example' } },
        { type: 'required', emailAddress: { address: 'van-02@contoso.example' } },
      ],
    });
    const fabrikam = await microsoft.graphAsApp('fabrikam.example');
    await expect(fabrikam.api('/users/van-01@fabrikam.example/events').get()).rejects.toMatchObject({
      statusCode: 404,
    });
    await expect(graph.api('/users/van-02@contoso.example/events').get()).rejects.toMatchObject({ statusCode: 404 });
  });
});

test('of many who ask at once for the same hour, exactly one is accepted', async () => {
  const events = await Promise.all(Array.from({ length: 20 }, () => reserve(9, 10)));
  const answers = await Promise.all(events.map(answered));
  expect(answers.filter((one) => one === 'accepted')).toHaveLength(1);
  expect(await vanEvents()).toHaveLength(1);
});
