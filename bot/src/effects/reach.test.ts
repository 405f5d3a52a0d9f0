/** Whoever the bot must write to hears of it: in a chat that it makes if need be, else in the activity feed, and by mail. */
import { approveReservation } from '@fleet/api/domain/reservation/approve-reservation.ts';
import { cancelReservation } from '@fleet/api/domain/reservation/cancel-reservation.ts';
import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { rejectReservation } from '@fleet/api/domain/reservation/reject-reservation.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockJobs, runJobs } from '../../../api/src/jobs/run-jobs.ts';
import { createApplicationTokens } from '../../../api/src/ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../../../api/src/ports/microsoft/graph-clients.ts';
import { createGraphTeams } from '../../../api/src/ports/teams/graph-teams.ts';
import { demoApps } from '../../../infra/local/seed/demo-directory.ts';
import { type BotStage, setBotStage } from '../../../infra/local/testing/bot-stage.ts';
import { type DemoPerson, demoPerson, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { buttonsOf, readCard } from '../../../infra/local/testing/read-card.ts';
import { readTeams } from '../../../infra/local/testing/read-teams.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../../../infra/local/testing/test-microsoft.ts';
import { until } from '../../../infra/local/testing/until.ts';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';

let clock = new Date('2026-11-23T07:00:00Z');
const now = () => clock;
let stage: BotStage;
let microsoft: TestMicrosoft;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
  const tokens = createApplicationTokens({ ...demoApps.api, emulatorUrl: microsoft.url });
  const graph = createGraphMailboxes(tokens, microsoft.url);
  const { manifestId } = demoApps.teams;
  const teams = createGraphTeams(graph, { manifestId, publicUrl: 'https://fleet.example' });
  stage = await setBotStage(now, { teams, serviceUrl: `${microsoft.url}/teams/` });
});
afterAll(async () => {
  await stage.drop();
  await microsoft.close();
});

let day = 0;
async function reserve(purpose: string) {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose };
  return createReservation(await stage.as('employee'), input);
}
const isDone = () => until(async () => (await stage.look('select from graphile_worker.jobs')).length === 0);
const inFeed = async (person: DemoPerson) =>
  (await readTeams(microsoft.url, `${person}@contoso.example`)).feed.map(({ activityType, templateParameters }) => ({
    activityType,
    ...Object.fromEntries(templateParameters.map(({ name, value }) => [name, value])),
  }));
/** The cards in the chat that Teams makes with the app, before anybody has written in it. */
const inMadeChat = async (person: DemoPerson) =>
  (await readTeams(microsoft.url, `${person}@contoso.example`)).chat.map(
    ({ activity }) => activity.attachments?.[0]?.content as AdaptiveCard,
  );

test('whoever never had the bot gets it, and the card in the chat that comes with it, which is kept true', async () => {
  const { id, version } = await reserve('never met');
  const card = await until(async () => (await inMadeChat('approver'))[0]);
  expect(buttonsOf(card).map(({ title }) => title)).toContain('Approve');
  await cancelReservation(await stage.as('employee'), { reservationId: id, expectedVersion: version });
  await until(async () => (await inMadeChat('approver')).some((shown) => readCard(shown).includes('Cancelled')));
  expect(await inMadeChat('approver')).toHaveLength(1);
});

test('whoever blocked the bot is told in their activity feed, once, and nothing is tried for ever', async () => {
  const approver = stage.chat('approver');
  await approver.install();
  await stage.chat('employee').install();
  stage.connector.block(approver.conversationId);
  stage.connector.block(stage.chat('employee').conversationId);
  await giveApp('employee');
  const { id } = await reserve('blocked');
  await isDone();
  expect(await inFeed('approver')).toEqual([
    {
      activityType: 'approvalAsked',
      requester: 'Elena Fischer',
      vehicle: 'Ford Transit (M-FT 1204)',
      period: expect.stringContaining('2 Dec 2026'),
    },
  ]);
  await rejectReservation(await stage.as('approver'), { reservationId: id, reason: 'No' });
  await isDone();
  expect(await inFeed('employee')).toEqual([
    expect.objectContaining({ activityType: 'reservationRejected', decider: 'Amira Haddad' }),
  ]);
});

test('what the clock does they read there, too, on their own clock', async () => {
  const { id, version } = await reserve('the clock');
  await approveReservation(await stage.as('approver'), { reservationId: id, expectedVersion: version });
  await isDone();
  const system = { ...(await stage.as('employee')), actor: { kind: 'system' } as const };
  clock = new Date('2026-12-02T09:00:00Z');
  await runJobs(clockJobs, [system], { info() {}, error: (facts) => expect.fail(JSON.stringify(facts)) });
  await isDone();
  expect((await inFeed('employee')).at(-1)).toEqual({
    activityType: 'reservationReminder',
    vehicle: 'Ford Transit (M-FT 1204)',
    period: expect.stringContaining('3 Dec 2026, 09:00'),
  });
});

test('what Outlook could not change they read there, too', async () => {
  const { id } = await reserve('in Outlook');
  await isDone();
  const wish = { kind: 'move', period: { startDate: '2026-12-09T08:00:00Z', endDate: '2026-12-09T09:00:00Z' } };
  const refusal = { code: 'FORBIDDEN', message: 'No' };
  await stage.database.transaction((await stage.as('employee')).tenantId, (transaction) =>
    writeOutboxEvent(transaction, { type: 'calendar.refused', entityId: id, payload: { wish, refusal } }),
  );
  await isDone();
  expect((await inFeed('employee')).at(-1)).toEqual({
    activityType: 'outlookNews',
    vehicle: 'Ford Transit (M-FT 1204)',
    period: expect.stringContaining('4 Dec 2026'),
  });
});

/** Somebody's feed only takes what an app writes that they have. */
async function giveApp(person: DemoPerson): Promise<void> {
  const graph = await microsoft.graphAsApp();
  const { objectId } = demoPerson(person, 'contoso');
  const bound = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${demoApps.teams.catalogId}`;
  await graph.api(`/users/${objectId}/teamwork/installedApps`).post({ 'teamsApp@odata.bind': bound });
}

test('whoever removed the bot is left alone in Teams, and does not get it back', async () => {
  const jonas = stage.chat('employee2');
  await jonas.install();
  await stage.post(jonas.activity({ type: 'installationUpdate', action: 'remove' }));
  const written = jonas.messages().length;
  const input = {
    vehicleId: demoVehicleId('M-FT 1204'),
    startDate: '2026-12-20T08:00:00Z',
    endDate: '2026-12-20T09:00:00Z',
    purpose: 'removed',
  };
  const { id } = await createReservation(await stage.as('employee2'), input);
  await rejectReservation(await stage.as('approver'), { reservationId: id, reason: 'No' });
  await isDone();
  expect(jonas.messages()).toHaveLength(written);
  expect(await inMadeChat('employee2')).toEqual([]);
  expect(await inFeed('employee2')).toEqual([]);
  await jonas.write('help');
  await rejectAnother();
  await until(async () => jonas.messages().some(({ card }) => readCard(card).includes('back again')));

  async function rejectAnother() {
    const next = {
      ...input,
      startDate: '2026-12-21T08:00:00Z',
      endDate: '2026-12-21T09:00:00Z',
      purpose: 'back again',
    };
    const made = await createReservation(await stage.as('employee2'), next);
    await rejectReservation(await stage.as('approver'), { reservationId: made.id, reason: 'No' });
  }
});
