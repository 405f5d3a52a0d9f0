import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultPlan } from '../faults/faults.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const fleet = '/users/fleet@contoso.example';
const december = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z';
const at = (day: number, hour = 9) => ({
  dateTime: `2026-12-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00`,
  timeZone: 'UTC',
});

let microsoft: TestMicrosoft;
let graph: Client;
let time = new Date('2026-11-23T08:00:00Z');
beforeEach(async () => {
  time = new Date('2026-11-23T08:00:00Z');
  microsoft = await startTestMicrosoft({ now: () => time });
  graph = await microsoft.graphAsApp();
});
afterEach(() => microsoft.close());

const create = (day: number, more: Event = {}): Promise<Event> =>
  graph
    .api(`${fleet}/events`)
    .header('Prefer', 'IdType="ImmutableId"')
    .post({ subject: `Day ${day}`, start: at(day), end: at(day, 10), ...more });
const fail = (rates: FaultPlan['rates']) =>
  fetch(`${microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify({ rates }) });

type Item = Event & { '@removed'?: { reason: string } };
async function round(link: string, pageSize = 50): Promise<{ items: Item[]; pages: number; deltaLink: string }> {
  const items: Item[] = [];
  for (let pages = 1; ; pages++) {
    const page = await graph.api(link).header('Prefer', `odata.maxpagesize=${pageSize}, IdType="ImmutableId"`).get();
    items.push(...page.value);
    if (page['@odata.deltaLink']) return { items, pages, deltaLink: page['@odata.deltaLink'] };
    link = page['@odata.nextLink'];
  }
}
const first = (pageSize?: number) => round(`${fleet}/calendarView/delta?${december}`, pageSize);
const subjects = (items: Item[]) => items.map(({ subject }) => subject);

describe('a delta query', () => {
  test('tells everything in its window, by pages, and then what changed, once', async () => {
    for (const day of [1, 2, 3, 4, 5]) await create(day);
    await graph.api(`${fleet}/events`).post({
      subject: 'January',
      start: { dateTime: '2027-01-05T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2027-01-05T10:00:00', timeZone: 'UTC' },
    });
    const everything = await first(2);
    expect(everything.pages).toBe(3);
    expect(subjects(everything.items)).toEqual(['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5']);
    expect((await round(everything.deltaLink)).items).toEqual([]);
    const [one, two] = everything.items;
    await graph.api(`${fleet}/events/${one?.id}`).patch({ subject: 'Changed' });
    await graph.api(`${fleet}/events/${one?.id}`).patch({ subject: 'Changed again' });
    await graph.api(`${fleet}/events/${two?.id}`).delete();
    const changes = await round(everything.deltaLink);
    expect(changes.items).toMatchObject([
      { id: one?.id, subject: 'Changed again' },
      { id: two?.id, '@removed': { reason: 'deleted' } },
    ]);
    expect((await round(changes.deltaLink)).items).toEqual([]);
  });

  test('says removed of what has only left its window, and nothing of what came and went in between', async () => {
    const event = await create(9);
    const { deltaLink } = await first();
    const passing = await create(10);
    await graph.api(`${fleet}/events/${passing.id}`).delete();
    const out = { dateTime: '2027-02-01T09:00:00', timeZone: 'UTC' };
    await graph
      .api(`${fleet}/events/${event.id}`)
      .patch({ start: out, end: { ...out, dateTime: '2027-02-01T10:00:00' } });
    const { items } = await round(deltaLink);
    expect(items).toMatchObject([{ id: event.id, '@removed': { reason: 'deleted' } }]);
    expect((await graph.api(`${fleet}/events/${event.id}`).get()).subject).toBe('Day 9');
  });

  test('shows a deleted member of a series as a change of the series alone', async () => {
    const master = await create(7, {
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: '2026-12-07', numberOfOccurrences: 3 },
      },
    });
    const { items, deltaLink } = await first();
    expect(items.map(({ type }) => type)).toEqual(['seriesMaster', 'occurrence', 'occurrence', 'occurrence']);
    expect(items[1]).not.toHaveProperty('subject');
    await graph.api(`${fleet}/events/${items[2]?.id}/cancel`).post({});
    const changes = await round(deltaLink);
    expect(changes.items.map(({ id, type }) => [type, id])).toEqual([
      ['seriesMaster', master.id],
      ['occurrence', items[1]?.id],
      ['occurrence', items[3]?.id],
    ]);
  });

  test('takes no other options, and ends with its token after a month', async () => {
    await expect(graph.api(`${fleet}/calendarView/delta?${december}&$filter=id eq '1'`).get()).rejects.toMatchObject({
      statusCode: 400,
    });
    microsoft.exchanges.pop();
    const { deltaLink } = await first();
    time = new Date(time.getTime() + 31 * 86_400_000);
    graph = await microsoft.graphAsApp();
    await expect(round(deltaLink)).rejects.toMatchObject({ code: 'SyncStateNotFound' });
  });

  test('goes wrong in each of the ways that Graph’s does', async () => {
    for (const day of [1, 2, 3]) await create(day);
    const { deltaLink } = await first();
    await fail({ deltaGone: 1 });
    await expect(round(deltaLink)).rejects.toMatchObject({ statusCode: 410 });
    await fail({ syncStateNotFound: 1 });
    await expect(round(deltaLink)).rejects.toMatchObject({ code: 'SyncStateNotFound' });
    await fail({ outOfWindowRemoval: 1 });
    const [removed] = (await round(deltaLink)).items;
    expect(removed?.['@removed']).toBeDefined();
    expect((await graph.api(`${fleet}/events/${removed?.id}`).get()).subject).toMatch(/^Day/);
    await fail({ repeatedPage: 1 });
    expect(subjects((await first(1)).items)).toEqual(['Day 1', 'Day 1', 'Day 2', 'Day 2', 'Day 3']);
    await fail({ endlessNextLink: 1 });
    let link = `${fleet}/calendarView/delta?${december}`;
    for (let pages = 0; pages < 20; pages++) link = (await graph.api(link).get())['@odata.nextLink'];
    expect(link).toContain('$skiptoken'.replace('$', '%24'));
  });
});
