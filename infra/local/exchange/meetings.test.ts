import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readMail } from '../testing/read-mail.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const fleet = '/users/fleet@contoso.example';
const employee = '/users/employee@contoso.example';
const at = (hour: number) => ({ dateTime: `2026-12-01T${String(hour).padStart(2, '0')}:00:00`, timeZone: 'UTC' });
const person = (name: string, type: 'required' | 'optional' = 'required') => ({
  type,
  emailAddress: { address: `${name}@contoso.example` },
});

let microsoft: TestMicrosoft;
let app: Client;
let driver: Client;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
  app = await microsoft.graphAsApp();
  driver = await microsoft.graphAs('employee@contoso.example');
});
afterAll(() => microsoft.close());
beforeEach(() => fetch(`${microsoft.url}/_control/reset`, { method: 'POST' }));

const call = (attendees: Event['attendees'], more: Event = {}): Promise<Event> =>
  app.api(`${fleet}/events`).post({ subject: 'Site visit', start: at(9), end: at(10), attendees, ...more });
const copyOf = async (path: string): Promise<Event | undefined> => (await app.api(`${path}/events`).get()).value[0];
const inbox = async (name: string): Promise<string[]> =>
  (await readMail(microsoft.url, `${name}@contoso.example`)).map((mail) => mail.document.subject);
const organizers = (event: Event): Promise<Event> => app.api(`${fleet}/events/${event.id}`).get();

test('an attendee gets an own copy under another id, tentative and unanswered, and one invitation', async () => {
  const event = await call([person('employee')]);
  const copy = await copyOf(employee);
  expect(copy).toMatchObject({
    iCalUId: event.iCalUId,
    isOrganizer: false,
    showAs: 'tentative',
    responseStatus: { response: 'notResponded' },
    organizer: { emailAddress: { address: 'fleet@contoso.example' } },
    transactionId: null,
  });
  expect(copy?.id).not.toBe(event.id);
  expect(await inbox('employee')).toEqual(['Site visit']);
});

test('adding an attendee and changing nothing else mails that one only', async () => {
  const event = await call([person('employee')]);
  await app
    .api(`${fleet}/events/${event.id}`)
    .patch({ attendees: [person('employee'), person('approver', 'optional')] });
  expect(await inbox('employee')).toEqual(['Site visit']);
  expect(await inbox('approver')).toEqual(['Site visit']);
  expect((await copyOf('/users/approver@contoso.example'))?.iCalUId).toBe(event.iCalUId);
});

test('taking an attendee out cancels the meeting for that one only', async () => {
  const event = await call([person('employee'), person('approver')]);
  await app.api(`${fleet}/events/${event.id}`).patch({ attendees: [person('approver')] });
  expect(await copyOf(employee)).toMatchObject({ isCancelled: true, subject: 'Canceled: Site visit', showAs: 'free' });
  expect(await inbox('employee')).toEqual(['Canceled: Site visit', 'Site visit']);
  expect(await inbox('approver')).toEqual(['Site visit']);
});

test('an answer shows on both copies and reaches the organiser by mail', async () => {
  const event = await call([person('employee')]);
  const copy = await copyOf(employee);
  await driver.api(`${employee}/events/${copy?.id}/accept`).post({ comment: 'Fine', sendResponse: true });
  expect(await copyOf(employee)).toMatchObject({ showAs: 'busy', responseStatus: { response: 'accepted' } });
  expect((await organizers(event)).attendees?.[0]?.status?.response).toBe('accepted');
  expect(await inbox('fleet')).toEqual(['Accepted: Site visit']);
});

test('an answer that is not sent stays with the attendee', async () => {
  const event = await call([person('employee')]);
  const copy = await copyOf(employee);
  await driver.api(`${employee}/events/${copy?.id}/tentativelyAccept`).post({ SendResponse: false });
  expect((await copyOf(employee))?.responseStatus?.response).toBe('tentativelyAccepted');
  expect((await organizers(event)).attendees?.[0]?.status?.response).toBe('none');
  expect(await inbox('fleet')).toEqual([]);
});

test('declining takes the meeting out of the attendee’s calendar', async () => {
  const event = await call([person('employee')]);
  const copy = await copyOf(employee);
  await driver.api(`${employee}/events/${copy?.id}/decline`).post({});
  expect(await copyOf(employee)).toBeUndefined();
  expect((await organizers(event)).attendees?.[0]?.status?.response).toBe('declined');
});

test('another time voids the answers and moves every copy; another subject does not void them', async () => {
  const event = await call([person('employee')]);
  await driver.api(`${employee}/events/${(await copyOf(employee))?.id}/accept`).post({});
  await app.api(`${fleet}/events/${event.id}`).patch({ subject: 'Customer visit' });
  expect(await copyOf(employee)).toMatchObject({ subject: 'Customer visit', responseStatus: { response: 'accepted' } });
  await app.api(`${fleet}/events/${event.id}`).patch({ start: at(11), end: at(12) });
  expect(await copyOf(employee)).toMatchObject({
    start: { dateTime: '2026-12-01T11:00:00.0000000' },
    showAs: 'tentative',
    responseStatus: { response: 'notResponded' },
  });
  expect((await organizers(event)).attendees?.[0]?.status?.response).toBe('none');
  expect(await inbox('employee')).toEqual(['Updated: Customer visit', 'Updated: Customer visit', 'Site visit']);
});

test('what is personal to the organiser tells nobody', async () => {
  const event = await call([person('employee')]);
  await app.api(`${fleet}/events/${event.id}`).patch({ categories: ['Red'], isReminderOn: false });
  expect(await inbox('employee')).toEqual(['Site visit']);
});

test('only the organiser cancels; then the event is gone there and struck out for the attendees', async () => {
  const event = await call([person('employee')]);
  const copy = await copyOf(employee);
  await expect(driver.api(`${employee}/events/${copy?.id}/cancel`).post({})).rejects.toMatchObject({
    statusCode: 400,
    code: 'ErrorInvalidRequest',
  });
  await expect(app.api(`${fleet}/events/${event.id}/accept`).post({})).rejects.toMatchObject({ statusCode: 400 });
  await app.api(`${fleet}/events/${event.id}/cancel`).post({ Comment: 'The van is in repair' });
  await expect(organizers(event)).rejects.toMatchObject({ statusCode: 404 });
  expect(await copyOf(employee)).toMatchObject({ isCancelled: true, iCalUId: event.iCalUId });
  const [mail] = await readMail(microsoft.url, 'employee@contoso.example');
  expect(mail).toMatchObject({ kind: 'cancellation', document: { body: { contentType: 'html' } } });
  expect(mail?.document.body.content).toContain('The van is in repair');
});

test('an attendee’s own changes stay local, and the organiser’s next update overwrites them', async () => {
  const event = await call([person('employee')]);
  const copy = await copyOf(employee);
  await driver.api(`${employee}/events/${copy?.id}`).patch({ start: at(14), end: at(15) });
  expect((await organizers(event)).start?.dateTime).toBe('2026-12-01T09:00:00.0000000');
  await expect(driver.api(`${employee}/events/${copy?.id}`).patch({ attendees: [] })).rejects.toMatchObject({
    statusCode: 400,
  });
  await app.api(`${fleet}/events/${event.id}`).patch({ location: { displayName: 'Gate 2' } });
  expect(await copyOf(employee)).toMatchObject({
    start: { dateTime: '2026-12-01T09:00:00.0000000' },
    location: { displayName: 'Gate 2' },
  });
});

test('mail reaches every mailbox addressed, and an address the domain lacks comes back', async () => {
  const recipient = (name: string) => ({ emailAddress: { address: `${name}@contoso.example` } });
  await app.api(`${fleet}/sendMail`).post({
    message: {
      subject: 'Your reservation was approved',
      body: { contentType: 'html', content: '<p>Drive safely</p>' },
      toRecipients: [recipient('employee'), recipient('nobody')],
      ccRecipients: [recipient('approver')],
    },
  });
  const [mail] = await readMail(microsoft.url, 'employee@contoso.example');
  expect(mail?.document).toMatchObject({
    subject: 'Your reservation was approved',
    from: { address: 'fleet@contoso.example' },
    body: { contentType: 'html', content: '<p>Drive safely</p>' },
  });
  expect(await inbox('approver')).toEqual(['Your reservation was approved']);
  expect(await inbox('fleet')).toEqual(['Undeliverable: Your reservation was approved']);
  await expect(app.api(`${fleet}/sendMail`).post({ message: { subject: 'To nobody' } })).rejects.toMatchObject({
    code: 'ErrorInvalidRecipients',
  });
});
