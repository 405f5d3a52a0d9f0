import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoApps } from '../seed/demo-directory.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';
import { until } from '../testing/until.ts';

const fleet = '/users/fleet@contoso.example';
const employee = '/users/employee@contoso.example';
const immutable = { Prefer: 'IdType="ImmutableId"' };

let microsoft: TestMicrosoft;
let graph: Client;
let event: Event;
beforeAll(async () => {
  microsoft = await startTestMicrosoft({ now: () => new Date('2026-11-23T08:00:00Z') });
  graph = await microsoft.graphAsApp();
});
afterAll(() => microsoft.close());
beforeEach(async () => {
  await fetch(`${microsoft.url}/_control/reset`, { method: 'POST' });
  event = await graph
    .api(`${fleet}/events`)
    .headers(immutable)
    .post({
      subject: 'Van 01 <b>for</b> "Elena"',
      start: { dateTime: '2026-11-24T09:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-11-24T12:00:00', timeZone: 'Europe/Berlin' },
      showAs: 'tentative',
      body: { contentType: 'html', content: '<script>parent.document.title = "owned"</script>Hello' },
      attendees: [
        { type: 'required', emailAddress: { address: 'employee@contoso.example' } },
        { type: 'resource', emailAddress: { name: 'Van 01', address: 'van-01@contoso.example' } },
      ],
    });
});

const page = async (path: string): Promise<string> => (await fetch(`${microsoft.url}${path}`)).text();
const list = async (user: string): Promise<Event[]> =>
  (await graph.api(`${user}/events`).headers(immutable).get()).value;

/** Sends a form of the page, as a browser would. */
function submit(
  mailbox: string,
  id: string | undefined,
  action: string,
  form: Record<string, string> = {},
  headers = {},
) {
  const back = `/mailboxes/${mailbox}?week=2026-11-16`;
  return fetch(`${microsoft.url}/mailboxes/${mailbox}/events/${id}/${action}`, {
    method: 'POST',
    body: new URLSearchParams({ back, ...form }),
    redirect: 'manual',
    headers: { origin: microsoft.url, ...headers },
  });
}

describe('the page of a mailbox', () => {
  test('shows a person what stands in Teams for them: their feed in the words of the manifest, and what the bot wrote', async () => {
    const apps = `${employee}/teamwork/installedApps`;
    const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${demoApps.teams.catalogId}`;
    await graph.api(apps).post({ 'teamsApp@odata.bind': app });
    const { value } = await graph.api(apps).get();
    const { id } = await graph.api(`${apps}/${value[0].id}/chat`).get();
    await graph.api(`${employee}/teamwork/sendActivityNotification`).post({
      topic: { source: 'text', value: 'Fleet', webUrl: 'https://teams.microsoft.com/l/entity/x/reservations' },
      activityType: 'noShow',
      previewText: { content: 'Take it by nine' },
      templateParameters: [
        { name: 'vehicle', value: 'Van <b>01</b>' },
        { name: 'period', value: 'tomorrow' },
      ],
    });
    const message = JSON.stringify({ type: 'message', summary: 'Approval needed: Van 02' });
    const written = await fetch(`${microsoft.url}/teams/v3/conversations/${id}/activities`, {
      method: 'POST',
      body: message,
    });
    expect(written.status).toBe(201);
    const shown = await page('/mailboxes/employee@contoso.example?view=teams');
    expect(shown).toContain('Van &lt;b&gt;01&lt;/b&gt; has not been taken, tomorrow');
    expect(shown).toContain('Take it by nine');
    expect(shown).toContain('Approval needed: Van 02');
    expect(await page('/mailboxes/fleet@contoso.example')).not.toContain('view=teams');
  });

  test('is reached from the front door, and lists mailboxes of people, fleets and invited vehicles', async () => {
    await until(async () => (await page('/mailboxes/van-01@contoso.example')).includes('data-response="accepted"'));
    const html = await page('/');
    for (const address of ['fleet', 'employee', 'van-01']) {
      expect(html).toContain(`data-address="${address}@contoso.example"`);
    }
    expect(html).toContain('data-address="fleet@fabrikam.example"');
  });

  test('shows an event on its day with what tests and readers look for, and its text as text', async () => {
    const html = await page('/mailboxes/fleet@contoso.example?week=2026-11-24');
    const day = html.split('data-date="').find((part) => part.startsWith('2026-11-24')) ?? '';
    expect(day).toContain(`data-event-id="${event.id}"`);
    expect(day).toContain('data-state="tentative"');
    expect(day).toContain(
      'aria-label="Van 01 &lt;b&gt;for&lt;/b&gt; &quot;Elena&quot;, Tue 24 Nov, 09:00 – 12:00, tentative"',
    );
    expect(html).not.toContain('<b>for</b>');
    expect(await page('/mailboxes/fleet@contoso.example?week=2026-12-01')).not.toContain(event.id ?? '');
  });

  test('of nobody is a clear 404', async () => {
    const response = await fetch(`${microsoft.url}/mailboxes/nobody@contoso.example`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such mailbox');
  });
});

describe('what the page lets one do is what Graph would do', () => {
  test('an attendee proposes another time, and declines by deleting', async () => {
    const [copy] = await list(employee);
    const proposed = await submit('employee@contoso.example', copy?.id, 'move', {
      start: '2026-11-26T08:00',
      end: '2026-11-26T09:00',
    });
    expect(proposed.status).toBe(303);
    const answerOf = async () => (await list(fleet))[0]?.attendees?.find(({ type }) => type === 'required');
    expect(await answerOf()).toMatchObject({
      status: { response: 'tentativelyAccepted' },
      proposedNewTime: { start: { dateTime: '2026-11-26T07:00:00.0000000' } },
    });
    expect((await submit('employee@contoso.example', copy?.id, 'delete', {})).status).toBe(303);
    expect(await list(employee)).toEqual([]);
    expect((await answerOf())?.status?.response).toBe('declined');
  });

  test('a vehicle is booked straight from somebody’s calendar', async () => {
    const book = (address: string, fields: Record<string, string>) =>
      fetch(`${microsoft.url}/mailboxes/${address}/book`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ start: '2026-11-27T14:00', end: '2026-11-27T16:00', ...fields }),
      });
    await until(async () => (await (await fetch(`${microsoft.url}/_control/mailboxes`)).text()).includes('van-01'));
    expect(await page('/mailboxes/employee@contoso.example')).toContain('Book a vehicle');
    expect(
      (await book('employee@contoso.example', { vehicle: 'van-01@contoso.example', subject: 'Quick' })).status,
    ).toBe(303);
    const quick = (await list(employee)).find(({ subject }) => subject === 'Quick');
    expect(quick).toMatchObject({ isOrganizer: true, attendees: [{ type: 'resource' }] });
    expect((await book('employee@contoso.example', { vehicle: 'nobody@contoso.example' })).status).toBe(404);
  });

  test('move and stretch: the wall time of the mailbox, for every attendee', async () => {
    const response = await submit('fleet@contoso.example', event.id, 'move', {
      start: '2026-11-25T14:00',
      end: '2026-11-25T18:30',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/mailboxes/fleet@contoso.example?week=2026-11-16');
    const [copy] = await list(employee);
    expect(copy).toMatchObject({
      start: { dateTime: '2026-11-25T13:00:00.0000000' },
      end: { dateTime: '2026-11-25T17:30:00.0000000' },
    });
  });

  test('decline, as the driver: the copy goes, the organiser learns it', async () => {
    const [copy] = await list(employee);
    await submit('employee@contoso.example', copy?.id ?? '', 'respond', { answer: 'declined', comment: 'Ill' });
    expect(await list(employee)).toEqual([]);
    const [organizers] = await list(fleet);
    expect(organizers?.attendees?.[0]?.status?.response).toBe('declined');
  });

  test('decline, as the vehicle: somebody overrides the automatic answer', async () => {
    const van = '/users/van-01@contoso.example';
    await until(
      async () =>
        (
          await graph
            .api(`${van}/events`)
            .get()
            .catch(() => ({ value: [] }))
        ).value.length === 1,
    );
    await submit('van-01@contoso.example', (await list(van))[0]?.id, 'respond', { answer: 'declined' });
    expect(await list(van)).toEqual([]);
    expect((await list(fleet))[0]?.attendees?.[1]?.status?.response).toBe('declined');
  });

  test('cancel and delete, as the organiser: gone there, cancelled for the attendee', async () => {
    await submit('fleet@contoso.example', event.id, 'cancel', { comment: 'In repair' });
    expect(await list(fleet)).toEqual([]);
    const [copy] = await list(employee);
    expect(copy?.isCancelled).toBe(true);
    expect(await page('/mailboxes/employee@contoso.example')).toContain('data-state="cancelled"');
    await submit('employee@contoso.example', copy?.id ?? '', 'delete');
    expect(await list(employee)).toEqual([]);
  });

  test('a change Exchange refuses is refused with the reason, and nothing changes', async () => {
    const [copy] = await list(employee);
    const cancelled = await submit('employee@contoso.example', copy?.id ?? '', 'cancel');
    expect(cancelled.status).toBe(400);
    expect(await cancelled.text()).toMatch(/role="alert">[^<]*You need to be an organizer/);
    const moved = await submit('fleet@contoso.example', event.id, 'move', {
      start: '2026-11-25T14:00',
      end: '2026-11-25T13:00',
    });
    expect(moved.status).toBe(400);
    expect((await list(fleet))[0]?.start?.dateTime).toBe('2026-11-24T08:00:00.0000000');
  });

  test('another site cannot do it through somebody’s browser', async () => {
    const response = await submit('fleet@contoso.example', event.id, 'delete', {}, { origin: 'http://evil.example' });
    expect(response.status).toBe(403);
    expect(await list(fleet)).toHaveLength(1);
  });

  test('and the way back never leads to another site', async () => {
    const response = await submit('fleet@contoso.example', event.id, 'delete', {
      back: 'https://a.example//evil.example/x',
    });
    expect(response.headers.get('location')).toBe('/mailboxes/fleet@contoso.example');
  });
});

test('asking for changes is cheap until there is one', async () => {
  // The vehicle's answer would be one.
  await until(async () => (await page('/mailboxes/van-01@contoso.example')).includes('data-response="accepted"'));
  const ask = (etag: string) => fetch(`${microsoft.url}/mailbox-changes`, { headers: { 'if-none-match': etag } });
  const etag = (await ask('')).headers.get('etag') ?? '';
  expect((await ask(etag)).status).toBe(304);
  await graph.api(`${fleet}/events/${event.id}`).patch({ subject: 'Changed' });
  expect((await ask(etag)).status).toBe(200);
});
