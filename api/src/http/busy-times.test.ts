/** The tab asks when its person is busy, and the server asks Graph in their name. */
import type { Client as GraphClient } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoApps, demoTenants } from '../../../infra/local/seed/demo-directory.ts';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { testSecretsKey } from '../../../infra/local/testing/product-process.ts';
import { createSecretBox } from '../domain/secret-box.ts';
import { createDelegatedGraph } from '../ports/microsoft/delegated-graph.ts';
import { createReadBusyTimesInChat } from '../read-busy-times.ts';

const period = { startDate: '2026-11-24T00:00:00.000Z', endDate: '2026-11-25T00:00:00.000Z' };
const nothing = { state: 'known', busyTimes: [] };
let clock = new Date('2026-11-23T08:00:00Z');
let stage: ApiStage;
let graph: GraphClient;

beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
  graph = await stage.microsoft.graphAs('employee@contoso.example');
  for (const [subject, hour, showAs] of [
    ['Dentist', '09', 'busy'],
    ['Perhaps', '13', 'tentative'],
    ['Lunch', '11', 'free'],
  ]) {
    await graph.api('/users/employee@contoso.example/events').post({
      subject,
      showAs,
      start: { dateTime: `2026-11-24T${hour}:00:00`, timeZone: 'UTC' },
      end: { dateTime: `2026-11-24T${hour}:30:00`, timeZone: 'UTC' },
    });
  }
});
afterAll(() => stage.drop());
beforeEach(async () => {
  await consent(true);
  await stage.look('delete from delegated_tokens');
});

async function consent(granted: boolean) {
  const body = JSON.stringify({
    entraTenantId: demoTenants[0]?.entraTenantId,
    permission: 'Calendars.ReadBasic',
    granted,
  });
  await fetch(`${stage.microsoft.url}/_control/consent`, { method: 'POST', body });
}

const caches = () => stage.look<{ sealed: Buffer; user_id: string }>('select sealed, user_id from delegated_tokens');

test('people see when they are busy themselves, and neither what for nor when others are', async () => {
  const answer = await (await stage.client('employee')).listMyBusyTimes(period);
  expect(answer).toEqual({
    state: 'known',
    busyTimes: [
      { startDate: '2026-11-24T09:00:00.000Z', endDate: '2026-11-24T09:30:00.000Z', status: 'busy' },
      { startDate: '2026-11-24T13:00:00.000Z', endDate: '2026-11-24T13:30:00.000Z', status: 'tentative' },
    ],
  });
  expect(await (await stage.client('employee2')).listMyBusyTimes(period)).toEqual(nothing);
});

test('Entra is asked once a token; what it gave lies encrypted, for this person and this token', async () => {
  const client = await stage.client('employee');
  await client.listMyBusyTimes(period);
  const [row, ...others] = await caches();
  expect(others).toEqual([]);
  expect(row?.sealed.toString('latin1')).not.toMatch(/eyJ|secret|AccessToken/);
  // Without consent Entra would give no other token: the kept one serves.
  await consent(false);
  expect(await client.listMyBusyTimes(period)).toMatchObject({ state: 'known' });
  await consent(true);
  await (await stage.client('employee2')).listMyBusyTimes(period);
  expect(await caches()).toHaveLength(2);
});

test('what was sealed for one person opens for nobody else', async () => {
  await (await stage.client('employee')).listMyBusyTimes(period);
  await (await stage.client('employee2')).listMyBusyTimes(period);
  await stage.look(
    `update delegated_tokens t set sealed = (select sealed from delegated_tokens o where o.user_id <> t.user_id)`,
  );
  await consent(false);
  expect(await (await stage.client('employee2')).listMyBusyTimes(period)).toMatchObject({ state: 'consent-needed' });
});

test('until somebody agrees, the answer says so, and is an answer', async () => {
  await consent(false);
  const answer = await (await stage.client('employee')).listMyBusyTimes(period);
  expect(answer).toEqual({ state: 'consent-needed', busyTimes: [] });
});

test('where Graph fails, nothing is known, and the log holds no token', async () => {
  await stage.look(`update users set email = 'nobody@contoso.example' where email = 'approver@contoso.example'`);
  const token = await stage.tokenOf('approver');
  await stage.look(
    `update users set claims_issued_at = now() + interval '1 year' where email = 'nobody@contoso.example'`,
  );
  const answer = await (await stage.client('approver')).listMyBusyTimes(period);
  expect(answer).toEqual({ state: 'unknown', busyTimes: [] });
  expect(stage.logLines.join('')).toContain('busy times could not be read');
  expect(stage.logLines.join('')).not.toContain(token.slice(0, 40));
});

test('what has ended is thrown away with the next', async () => {
  await (await stage.client('employee')).listMyBusyTimes(period);
  clock = new Date('2026-11-23T08:30:00Z');
  await stage.look(`update delegated_tokens set expires_at = '2026-11-23T08:15:00Z'`);
  await (await stage.client('employee2')).listMyBusyTimes(period);
  const [employee2] = await stage.look<{ id: string }>(
    `select id from users where email = 'employee2@contoso.example'`,
  );
  expect((await caches()).map(({ user_id }) => user_id)).toEqual([employee2?.id]);
});

test.each([
  ['an end before the start', { ...period, endDate: '2026-11-23T00:00:00.000Z' }, 'after the start'],
  ['more than Graph tells at once', { ...period, endDate: '2027-03-01T00:00:00.000Z' }, 'at most 61 days'],
])('%s is refused with what would work', async (_, wrong, message) => {
  const asking = (await stage.client('employee')).listMyBusyTimes(wrong);
  await expect(asking).rejects.toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  await expect(asking).rejects.toMatchObject({
    problem: { errors: [{ path: 'endDate', message: expect.stringContaining(message) }] },
  });
});

test('in the chat, where nobody sends a token, it is known by what was given for the tab, as long as that lives', async () => {
  const before = clock;
  const inChat = createReadBusyTimesInChat({
    graph: createDelegatedGraph({ ...demoApps.api, emulatorUrl: stage.microsoft.url }),
    secretBox: createSecretBox([testSecretsKey]),
    logger: { warn: () => {} },
  });
  const employee = await stage.as('employee');
  expect(await inChat(employee, period)).toEqual({ state: 'consent-needed', busyTimes: [] });
  const inTab = await (await stage.client('employee')).listMyBusyTimes(period);
  expect(await inChat(employee, period)).toEqual(inTab);
  expect(await inChat(await stage.as('employee2'), period)).toMatchObject({ state: 'consent-needed' });
  clock = new Date(before.getTime() + 3 * 3_600_000);
  expect(await inChat(employee, period)).toMatchObject({ state: 'consent-needed' });
  clock = before;
});
