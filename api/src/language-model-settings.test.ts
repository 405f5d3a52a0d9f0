import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenAi, startOpenAi } from '../../infra/local/openai/openai.ts';
import { type DemoStage, demoCompany, demoPerson, setDemoStage } from '../../infra/local/testing/demo-stage.ts';
import { type FakeConnector, startFakeConnector } from '../../infra/local/testing/fake-connector.ts';
import { type ProductProcess, startProduct } from '../../infra/local/testing/product-process.ts';
import { readCard } from '../../infra/local/testing/read-card.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../../infra/local/testing/test-microsoft.ts';

const apiKey = 'sk-test-0123456789-secret';
let stage: DemoStage;
let microsoft: TestMicrosoft;
let model: OpenAi;
let connector: FakeConnector;
beforeAll(async () => {
  [stage, microsoft, model, connector] = await Promise.all([
    setDemoStage(),
    startTestMicrosoft(),
    startOpenAi({ apiKey, model: 'small-model', deployment: 'none' }),
    startFakeConnector(),
  ]);
});
afterAll(async () => {
  await Promise.all([model.close(), connector.stop(), microsoft.close()]);
  await stage.drop();
});

const inPolish = 'Kiedy będzie wolny jakiś furgon';

/** What an employee is answered in their chat with a server. */
async function ask(port: unknown): Promise<string> {
  const { entraTenantId: tenantId } = demoCompany();
  const { objectId, displayName } = demoPerson('employee');
  const conversation = { id: randomUUID(), conversationType: 'personal', tenantId };
  await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      text: inPolish,
      from: { id: '29:employee', name: displayName, aadObjectId: objectId },
      recipient: { id: '28:fleet' },
      conversation,
      channelData: { tenant: { id: tenantId } },
    }),
  });
  const [message] = connector.messages(conversation.id);
  return message ? readCard(message.card) : '';
}

const started: ProductProcess[] = [];
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
async function startWeb(settings: NodeJS.ProcessEnv) {
  const web = startProduct('web', stage, microsoft.url, settings);
  started.push(web);
  return { web, port: await web.logged('web listening', 'port') };
}

const helpless = 'This bot did not understand that.';

test('a server with the setting asks the model, and writes neither its key nor the message anywhere', async () => {
  const { web, port } = await startWeb({
    OPENAI_BASE_URL: `${model.origin}/v1`,
    OPENAI_API_KEY: apiKey,
    OPENAI_MODEL: 'small-model',
  });
  model.answerNext(
    { kind: 'call', calls: [{ name: 'availability', arguments: { wish: { classes: ['van'] } } }] },
    { kind: 'fail', status: 500, message: `${apiKey} ${inPolish}` },
  );
  expect(await ask(port), web.output()).toContain('On which day?');
  expect(await ask(port)).toContain(helpless);
  expect(await web.logged('the language model refused a request', 'status')).toBe(500);
  expect(model.requests).toHaveLength(2);
  expect(web.output()).not.toMatch(/sk-|furgon/);
});

test('a server without it asks nobody', async () => {
  model.requests.length = 0;
  const { port } = await startWeb({});
  expect(await ask(port)).toContain(helpless);
  expect(model.requests).toEqual([]);
});
