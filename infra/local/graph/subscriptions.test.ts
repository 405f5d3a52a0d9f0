import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event, Subscription } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVirtualTime, type VirtualTime } from '../state/scheduler.ts';
import { type NotificationReceiver, startNotificationReceiver } from '../testing/notification-receiver.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const fleet = '/users/fleet@contoso.example';
const minute = 60_000;
const day = 24 * 60 * minute;

let time: VirtualTime;
let microsoft: TestMicrosoft;
let receiver: NotificationReceiver;
let graph: Client;
beforeEach(async () => {
  time = createVirtualTime(new Date('2026-11-23T08:00:00Z'));
  [microsoft, receiver] = await Promise.all([
    startTestMicrosoft({ now: time.now, scheduler: time }),
    startNotificationReceiver(),
  ]);
  graph = await microsoft.graphAsApp();
});
afterEach(async () => {
  await receiver.stop();
  await microsoft.close();
  expect(receiver.faults).toEqual([]);
});

const inMinutes = (minutes: number) => new Date(time.now().getTime() + minutes * minute).toISOString();
const subscribe = (more: Subscription = {}): Promise<Subscription> =>
  graph
    .api('/subscriptions')
    .header('Prefer', 'IdType="ImmutableId"')
    .post({
      changeType: 'created,updated,deleted',
      notificationUrl: receiver.url,
      lifecycleNotificationUrl: receiver.url,
      resource: `${fleet}/events`,
      expirationDateTime: inMinutes(10_000),
      clientState: 'agreed',
      ...more,
    });
const create = (): Promise<Event> =>
  graph
    .api(`${fleet}/events`)
    .header('Prefer', 'IdType="ImmutableId"')
    .post({
      subject: 'Visit',
      start: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
    });
const fail = (rates: object) =>
  fetch(`${microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify({ rates }) });
const told = () => receiver.notifications.map(({ changeType, lifecycleEvent }) => changeType ?? lifecycleEvent);

describe('a subscription', () => {
  test('is told of every change of its mailbox, with the agreed state and the kind of id that was asked for', async () => {
    await subscribe();
    const event = await create();
    await graph.api(`${fleet}/events/${event.id}`).patch({ subject: 'Other' });
    await graph.api(`${fleet}/events/${event.id}`).delete();
    await graph.api('/users/employee@contoso.example/events').get();
    await time.advance(minute);
    expect(told()).toEqual(['created', 'updated', 'deleted']);
    expect(receiver.notifications[0]).toMatchObject({ clientState: 'agreed', resourceData: { id: event.id } });
  });

  test('begins with a handshake, lasts a week at most, and is listed, renewed and ended by its app alone', async () => {
    await expect(subscribe({ notificationUrl: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ statusCode: 400 });
    await expect(subscribe({ expirationDateTime: inMinutes(10_081) })).rejects.toMatchObject({ statusCode: 400 });
    await expect(subscribe({ notificationUrl: 'http://example.com/' })).rejects.toMatchObject({ statusCode: 400 });
    const { id } = await subscribe();
    const person = await microsoft.graphAs('employee@contoso.example');
    await expect(person.api(`/subscriptions/${id}`).get()).rejects.toMatchObject({ statusCode: 404 });
    const renewed = await graph.api(`/subscriptions/${id}`).patch({ expirationDateTime: inMinutes(10_080) });
    expect(renewed).toMatchObject({ id, expirationDateTime: inMinutes(10_080), clientState: null });
    expect((await graph.api('/subscriptions').get()).value).toHaveLength(1);
    await graph.api(`/subscriptions/${id}`).delete();
    await expect(graph.api(`/subscriptions/${id}`).get()).rejects.toMatchObject({ statusCode: 404 });
  });

  test('asks to be authorized again, is silent until it is, and ends with its time', async () => {
    const { id } = await subscribe({ expirationDateTime: inMinutes(9_000) });
    await time.advance(6_001 * minute);
    graph = await microsoft.graphAsApp();
    expect(told()).toEqual(['reauthorizationRequired']);
    await create();
    await time.advance(minute);
    expect(told()).toEqual(['reauthorizationRequired']);
    await graph.api(`/subscriptions/${id}/reauthorize`).post(undefined);
    await create();
    await time.advance(minute);
    expect(told()).toEqual(['reauthorizationRequired', 'created']);
    await time.advance(7 * day);
    graph = await microsoft.graphAsApp();
    await create();
    await time.advance(minute);
    expect(told().filter((one) => one === 'created')).toHaveLength(1);
    await expect(graph.api(`/subscriptions/${id}`).get()).rejects.toMatchObject({ statusCode: 404 });
  });

  test('is told again what was not accepted, for hours', async () => {
    await subscribe();
    receiver.answerWith(500);
    await create();
    await time.advance(minute);
    expect(told()).toEqual([]);
    receiver.answerWith(202);
    await time.advance(10 * minute);
    expect(told()).toEqual(['created']);
  });

  test.each([
    ['notificationDuplicated', ['created', 'created', 'updated', 'updated'], 'agreed'],
    ['notificationReordered', ['updated', 'created'], 'agreed'],
    ['wrongClientState', ['created', 'updated'], 'not-what-was-agreed'],
  ])('hears what is %s', async (kind, expected, clientState) => {
    await subscribe();
    await fail({ [kind]: 1 });
    const event = await create();
    await graph.api(`${fleet}/events/${event.id}`).patch({ subject: 'Other' });
    await time.advance(minute);
    expect(told()).toEqual(expected);
    expect(receiver.notifications[0]?.clientState).toBe(clientState);
  });

  test('hears late, or only that something was missed, or that it is no more', async () => {
    const { id } = await subscribe();
    await fail({ notificationDelayed: 1 });
    await create();
    await time.advance(500);
    expect(told()).toEqual([]);
    await time.advance(3 * minute);
    expect(told()).toEqual(['created']);
    await fail({ notificationMissing: 1 });
    for (let count = 0; count < 8; count++) {
      await create();
      await time.advance(minute);
    }
    expect(new Set(told().slice(1))).toEqual(new Set(['missed']));
    await fail({});
    await fetch(`${microsoft.url}/_control/subscriptions/${id}`, { method: 'DELETE' });
    await time.advance(minute);
    expect(told().at(-1)).toBe('subscriptionRemoved');
  });
});
