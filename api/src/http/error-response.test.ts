import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../infra/local/testing/demo-stage.ts';
import { testSecretsKey } from '../../../infra/local/testing/product-process.ts';
import { createSecretBox } from '../domain/secret-box.ts';
import { createLogger } from '../telemetry/logger.ts';
import { NotReady } from '../telemetry/readiness.ts';
import { createRequestLimits } from './request-limits.ts';
import { createFleetServer, type FleetServer } from './server.ts';

let stage: DemoStage;
let server: FleetServer;
let url: string;
let ask: () => Promise<unknown>;
const logLines: string[] = [];

beforeAll(async () => {
  stage = await setDemoStage();
  server = createFleetServer({
    authenticate: async () => Promise.reject(new Error('Nobody signs in here')),
    limits: createRequestLimits({ perUser: 1_000, perAddress: 1_000 }),
    logger: createLogger({ program: 'web', level: 'info' }, { write: (line) => void logLines.push(line) }),
    publicUrl: 'http://localhost',
    tabs: { folder: '', tabsClientId: '', apiScope: '', emulatorUrl: undefined },
    startLinks: [],
    secretBox: createSecretBox([testSecretsKey]),
    readBusyTimes: async () => ({ state: 'unknown', busyTimes: [] }),
    readCalendarFeed: async () => undefined,
    readVehiclePicture: async () => undefined,
    receiveTelematicsWebhook: async () => 'unknown',
    readiness: async () => {
      throw new NotReady('Not asked here');
    },
    handleBotMessage: async () => void (await ask()),
  });
  url = `http://127.0.0.1:${await server.listen(0)}`;
});
afterAll(async () => {
  await server.close();
  await stage.drop();
});

/** What the server answers when PostgreSQL is asked this on the way. */
async function answerTo(text: string, values: unknown[]): Promise<Response> {
  ask = () => stage.pool.query(text, values);
  return fetch(`${url}/api/messages`, { method: 'POST' });
}

test.each([
  ['a null character in a text', '22021', 'select $1::text', ['a\0b']],
  ['a null character in a document', '22P05', 'select $1::jsonb', ['{"a":"\\u0000"}']],
  ['a day after the last one', '22008', 'select $1::timestamptz', ['294277-01-01T00:00:00Z']],
  ['no date at all', '22007', 'select $1::timestamptz', ['soon']],
  ['no uuid', '22P02', 'select $1::uuid', ['secret-value']],
  ['a number that is too large', '22003', 'select $1::integer', ['99999999999']],
  [
    'a text that is too long',
    '22001',
    'select * from json_to_record($1::json) as row (name varchar(3))',
    ['{"name":"secret-value"}'],
  ],
])('%s, which PostgreSQL refuses as %s, is the sender’s to correct', async (_what, sqlState, text, values) => {
  const response = await answerTo(text, values);
  expect(response.status).toBe(400);
  const problem = problemSchema.parse(await response.json());
  expect(problem.code).toBe('VALIDATION_FAILED');
  expect(JSON.stringify(problem)).not.toContain('secret-value');
  // The border should have refused it: the log says that it did not, without the value.
  const line = logLines.at(-1) ?? '';
  expect(JSON.parse(line)).toMatchObject({ status: 400, sqlState });
  expect(line).not.toContain('secret-value');
});

test('what is wrong with our own statement is not the sender’s fault', async () => {
  for (const text of ['select 1 / 0', 'select nothing', 'select from nowhere']) {
    const response = await answerTo(text, []);
    expect(response.status, text).toBe(500);
    expect(await response.json()).toMatchObject({ code: 'INTERNAL' });
  }
});
