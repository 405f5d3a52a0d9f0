import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const fleet = '/users/fleet@contoso.example';
const at = (hour: number) => ({ dateTime: `2026-12-01T${String(hour).padStart(2, '0')}:00:00`, timeZone: 'UTC' });

let microsoft: TestMicrosoft;
let graph: Client;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
  graph = await microsoft.graphAsApp();
});
afterAll(() => microsoft.close());

test('getSchedule shows free, tentative and busy by slot, and names who it cannot resolve', async () => {
  await graph.api(`${fleet}/events`).post({ subject: 'Hold', start: at(9), end: at(10), showAs: 'tentative' });
  await graph.api(`${fleet}/events`).post({ subject: 'Taken', start: at(10), end: at(11), showAs: 'busy' });
  await graph.api(`${fleet}/events`).post({ subject: 'Free', start: at(12), end: at(13), showAs: 'free' });
  const schedule = await graph.api(`${fleet}/calendar/getSchedule`).post({
    schedules: ['fleet@contoso.example', 'nobody@contoso.example', 'fleet@fabrikam.example'],
    startTime: at(8),
    endTime: at(13),
    availabilityViewInterval: 60,
  });
  expect(schedule.value[0]).toMatchObject({ scheduleId: 'fleet@contoso.example', availabilityView: '01200' });
  expect(schedule.value[0].scheduleItems.map((one: { status: string }) => one.status)).toEqual([
    'tentative',
    'busy',
    'free',
  ]);
  for (const index of [1, 2]) {
    expect(schedule.value[index].error.responseCode).toBe('ErrorMailRecipientNotFound');
  }
});

test('getSchedule takes at most 20 mailboxes and less than 62 days', async () => {
  const ask = (schedules: string[], endTime: object) =>
    graph.api(`${fleet}/calendar/getSchedule`).post({ Schedules: schedules, StartTime: at(8), EndTime: endTime });
  await ask(Array(20).fill('fleet@contoso.example'), at(9));
  await expect(ask(Array(21).fill('fleet@contoso.example'), at(9))).rejects.toMatchObject({ statusCode: 400 });
  const tooFar = { dateTime: '2027-02-01T08:00:00', timeZone: 'UTC' };
  await expect(ask(['fleet@contoso.example'], tooFar)).rejects.toMatchObject({ code: 'ErrorTimeRangeIsTooBig' });
});

test('$batch answers each part for itself, and 424 to what depends on a failure', async () => {
  const answer = await graph.api('/$batch').post({
    requests: [
      { id: '1', method: 'GET', url: `${fleet}/events?$top=1&$select=subject` },
      { id: '2', method: 'DELETE', url: `${fleet}/events/unknown` },
      {
        id: '3',
        method: 'POST',
        url: `${fleet}/events`,
        headers: { 'Content-Type': 'application/json' },
        body: { subject: 'Never', start: at(15), end: at(16) },
        dependsOn: ['2'],
      },
      { id: '4', method: 'GET', url: '/users/fleet@fabrikam.example/events' },
    ],
  });
  const byId = Object.fromEntries(answer.responses.map((one: { id: string }) => [one.id, one]));
  expect(byId['1']).toMatchObject({ status: 200, body: { value: [{ subject: 'Hold' }] } });
  expect(byId['2']).toMatchObject({ status: 404, body: { error: { code: 'ErrorItemNotFound' } } });
  expect(byId['3']).toMatchObject({ status: 424 });
  expect(byId['4']).toMatchObject({ status: 404 });
  const list = await graph.api(`${fleet}/events`).filter("subject eq 'never'").get();
  expect(list.value).toEqual([]);
});
