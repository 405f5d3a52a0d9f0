/** Whose activities are believed: those that the Bot Framework signed for this bot, and nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotFrameworkKeys, startBotFrameworkKeys } from '../../infra/local/testing/bot-framework-keys.ts';
import { type BotStage, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { createBot } from './bot.ts';

const appId = '5c1a6f0e-4c58-4d8e-9f0c-2f7f7f1f0b11';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
let keys: BotFrameworkKeys;
let stage: BotStage;
beforeAll(async () => {
  [keys, stage] = await Promise.all([startBotFrameworkKeys(), setBotStage(() => new Date('2026-11-23T07:00:00Z'))]);
});
afterAll(async () => {
  await stage.drop();
  await keys.stop();
});

const registrations = {
  SingleTenant: {
    appType: 'SingleTenant',
    appPassword: 'x',
    appTenantId: '11111111-1111-4111-8111-111111111111',
  },
  UserAssignedMSI: { appType: 'UserAssignedMSI', appTenantId: '11111111-1111-4111-8111-111111111111' },
} as const;

/** A search: what is found stands in the answer itself. */
async function search(token: string, registration: keyof typeof registrations = 'SingleTenant') {
  const { database, pool, pictureTokens, log: lines } = stage;
  const write = (fields: object, message: string) => void lines.push({ ...fields, message });
  const bot = createBot({
    appId,
    ...registrations[registration],
    gate: { database, pool, now: () => new Date('2026-11-23T07:00:00Z') },
    log: { info: write, warn: write, error: write },
    publicUrl: 'https://fleet.example',
    pictureTokens,
    isLocal: false,
  });
  const value = { commandId: 'searchVehicles', parameters: [{ name: 'text', value: 'corsa' }], queryOptions: {} };
  const body = stage.chat('employee').activity({ type: 'invoke', name: 'composeExtension/query', value, serviceUrl });
  const answer = { status: 0, text: '' };
  await bot.handle(
    { headers: { authorization: `Bearer ${token}` }, body },
    { writeHead: (status) => (answer.status = status), end: (text = '') => (answer.text = text) },
  );
  return answer;
}
const good = { aud: appId, serviceurl: serviceUrl };

test.each(['SingleTenant', 'UserAssignedMSI'] as const)(
  'a token for a bot of type %s lets an activity in',
  async (type) => {
    const { status, text } = await search(await keys.sign(good), type);
    expect(status).toBe(200);
    expect(text).toContain('Opel Corsa');
    expect(await search(await keys.sign({ ...good, aud: crypto.randomUUID() }), type)).toEqual({
      status: 401,
      text: '',
    });
  },
);

test.each([
  ['for another bot', { ...good, aud: '5c1a6f0e-4c58-4d8e-9f0c-2f7f7f1f0bff' }, 'itself'],
  ['of another issuer', { ...good, iss: 'https://api.botframework.example' }, 'itself'],
  ['that has expired', { ...good, exp: 1_600_000_000 }, 'itself'],
  ['for a conversation elsewhere', { ...good, serviceurl: 'https://smba.trafficmanager.net/amer/' }, 'itself'],
  ['that somebody else signed under the same key id', good, 'somebody'],
] as const)('a token %s does not', async (_what, claims, by) => {
  expect(await search(await keys.sign(claims, by))).toEqual({ status: 401, text: '' });
});
