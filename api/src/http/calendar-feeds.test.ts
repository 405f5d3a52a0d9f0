import { request } from 'node:http';
import ical from 'node-ical';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';

let stage: ApiStage;
let path: string;
let feedId: string;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
  const employee = await stage.client('employee');
  const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T09:00:00Z' };
  await employee.createReservation({ ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose: 'Site visit' });
  const feed = await employee.createCalendarFeed({});
  path = feed.path;
  feedId = feed.id;
});
afterAll(() => stage.drop());

test('a calendar program reads a feed with nothing but its address', async () => {
  const response = await fetch(stage.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('cache-control')).toContain('private');
  const events = Object.values(ical.sync.parseICS(await response.text())).filter((part) => part?.type === 'VEVENT');
  expect(events).toHaveLength(1);
});

test('it is not sent again to whom has it already', async () => {
  const etag = (await fetch(stage.url + path)).headers.get('etag') ?? '';
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const response = await fetch(stage.url + path, { headers: { 'if-none-match': tag } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  }
  expect((await fetch(stage.url + path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('a program that asks only whether it is there gets no content', async () => {
  const response = await fetch(stage.url + path, { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
  expect(await response.text()).toBe('');
});

test('a secret that opens nothing answers like any address where nothing is', async () => {
  const nowhere = await (await fetch(`${stage.url}/nowhere`)).text();
  const revoked = await (await stage.client('employee')).createCalendarFeed({});
  await (await stage.client('employee')).revokeCalendarFeed({ calendarFeedId: revoked.id });
  const wrong = `/calendar/${'A'.repeat(43)}.ics`;
  for (const address of [revoked.path, wrong, path.replace('.ics', ''), '/calendar/x.ics', '/calendar/%2e%2e.ics']) {
    const response = await fetch(stage.url + address);
    expect([response.status, await response.text()], address).toEqual([404, nowhere]);
  }
});

test('the secret stands in no line of the log, however it is asked for', async () => {
  const secret = /\/([\w-]{43})\.ics$/.exec(path)?.[1] ?? path;
  const from = stage.logLines.length;
  await fetch(stage.url + path);
  await fetch(`${stage.url}${path}?x=${secret}`);
  for (const method of ['POST', 'DELETE', 'HEAD', 'OPTIONS']) await fetch(stage.url + path, { method });
  await fetch(`${stage.url}/calendar/${secret}`);
  await fetch(`${stage.url}/calendar/more/${secret}.ics`);
  await fetch(`${stage.url}/api/v1/calendar-feeds/${secret}`);
  // An address that no URL library would send.
  await new Promise<void>((resolve) => {
    const { hostname, port } = new URL(stage.url);
    const odd = request({ hostname, port, path: `//calendar/${secret}.ics` }, (response) =>
      response.resume().on('end', () => resolve()),
    );
    odd.end();
  });
  const lines = stage.logLines.slice(from);
  expect(lines.length).toBeGreaterThanOrEqual(9);
  expect(lines.join('')).not.toContain(secret);
  expect(lines.join('')).toContain('/calendar/:file');
});

test('a fault while reading it is logged without its address', async () => {
  const secret = /\/([\w-]{43})\.ics$/.exec(path)?.[1] ?? path;
  const from = stage.logLines.length;
  await stage.look('alter table reservations rename to reservations_away');
  const response = await fetch(stage.url + path);
  await stage.look('alter table reservations_away rename to reservations');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain(secret);
  const lines = stage.logLines.slice(from).join('');
  expect(lines).toContain('request failed');
  expect(lines).not.toContain(secret);
});

test('its maker sees it in their list and revokes it', async () => {
  const employee = await stage.client('employee');
  const { calendarFeeds } = await employee.listCalendarFeeds({});
  expect(calendarFeeds.find(({ id }) => id === feedId)).toMatchObject({ vehicle: null, revokedAt: null });
  await employee.revokeCalendarFeed({ calendarFeedId: feedId });
  expect((await fetch(stage.url + path)).status).toBe(404);
});
