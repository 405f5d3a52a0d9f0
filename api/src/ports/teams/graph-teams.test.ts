import { demoApps, demoTenants } from '@fleet/local/seed/demo-directory.ts';
import { readTeams } from '@fleet/local/testing/read-teams.ts';
import { recordGraph } from '@fleet/local/testing/recorded-graph.ts';
import { startTestMicrosoft, type TestMicrosoft } from '@fleet/local/testing/test-microsoft.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApplicationTokens } from '../microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../microsoft/graph-clients.ts';
import { createGraphTeams } from './graph-teams.ts';
import { type Teams, TeamsRefusal } from './teams.ts';

const exchanges = recordGraph();
const { manifestId, catalogId } = demoApps.teams;
const [elena, jonas] = (demoTenants[0]?.users ?? []).map(({ objectId: entraObjectId }) => ({
  entraTenantId: demoTenants[0]?.entraTenantId ?? '',
  entraObjectId,
})) as [Parameters<Teams['install']>[0], Parameters<Teams['install']>[0]];
const activity = {
  activityType: 'reservationReminder',
  parameters: { vehicle: 'Opel Corsa', period: 'tomorrow' },
  preview: 'x'.repeat(200),
};

let microsoft: TestMicrosoft;
const teamsOf = (id: string) => {
  const tokens = createApplicationTokens({ ...demoApps.api, emulatorUrl: microsoft.url });
  const options = { manifestId: id, publicUrl: 'https://fleet.example' };
  return createGraphTeams(createGraphMailboxes(tokens, microsoft.url), options);
};
let teams: Teams;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
  teams = teamsOf(manifestId);
});
afterAll(() => microsoft.close());

test('whoever has not got the app gets it, and whoever has keeps the chat they have', async () => {
  const chatId = await teams.install(elena);
  expect(await teams.install(elena)).toBe(chatId);
  expect(exchanges.map(({ method, status }) => `${method} ${status}`)).toEqual([
    'GET 200',
    'POST 201',
    'GET 200',
    'GET 200',
    'POST 409',
    'GET 200',
    'GET 200',
  ]);
});

test('an activity leads to the tab of the app under the id that the catalogue of the company gave it', async () => {
  await teams.install(elena);
  await teams.notify(elena, activity);
  const [shown, ...others] = (await readTeams(microsoft.url, 'employee@contoso.example')).feed;
  expect(others).toEqual([]);
  expect(shown?.activityType).toBe('reservationReminder');
  expect(shown?.previewText.content).toHaveLength(150);
  const page = encodeURIComponent('https://fleet.example/tabs/reservations');
  expect(shown?.topic.webUrl).toBe(`https://teams.microsoft.com/l/entity/${catalogId}/reservations?webUrl=${page}`);
});

test('what no later try would change is told from what is worth one', async () => {
  const nobody = { ...jonas, entraObjectId: '99999999-9999-4999-8999-999999999999' };
  await expect(teams.install(nobody)).rejects.toBeInstanceOf(TeamsRefusal);
  await expect(teams.notify(jonas, activity)).rejects.toBeInstanceOf(TeamsRefusal);
  await expect(teams.notify(elena, { ...activity, activityType: 'unheardOf' })).rejects.toBeInstanceOf(TeamsRefusal);
  await expect(teamsOf('f1ee7000-0000-4000-8000-0000000000ff').install(jonas)).rejects.toBeInstanceOf(TeamsRefusal);
});
