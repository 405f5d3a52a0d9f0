import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenAi, startOpenAi } from '../../infra/local/openai/openai.ts';
import { type DemoStage, demoCompany, demoPerson, setDemoStage } from '../../infra/local/testing/demo-stage.ts';
import { type FakeConnector, startFakeConnector } from '../../infra/local/testing/fake-connector.ts';
import { startProduct } from '../../infra/local/testing/product-process.ts';
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

/**
 * What an employee is answered in their chat with a server of these settings.
 * @param logged a line that the server writes until then
 */
async function askServer(
  settings: NodeJS.ProcessEnv,
  logged = 'web listening',
): Promise<{ answer: string; output: string }> {
  const web = startProduct('web', stage, microsoft.url, settings);
  try {
    const port = await web.logged('web listening', 'port');
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
    await web.logged(logged, 'level');
    const [message] = connector.messages(conversation.id);
    return { answer: message ? readCard(message.card) : '', output: web.output() };
  } finally {
    web.child.kill('SIGKILL');
    await web.ended;
  }
}

test('a server with the setting asks the model, and writes neither its key nor the message anywhere', async () => {
  model.answerNext({ kind: 'call', calls: [{ name: 'availability', arguments: { wish: { classes: ['van'] } } }] });
  const settings = { OPENAI_BASE_URL: `${model.origin}/v1`, OPENAI_API_KEY: apiKey, OPENAI_MODEL: 'small-model' };
  const understood = await askServer(settings);
  expect(understood.answer).toContain('On which day?');
  expect(model.requests).toHaveLength(1);
  const wrongKey = { ...settings, OPENAI_API_KEY: 'sk-wrong-9876543210' };
  const refused = await askServer(wrongKey, 'the language model refused a request');
  expect(refused.answer).toContain('This bot did not understand that.');
  for (const { output } of [understood, refused]) expect(output).not.toMatch(/sk-|furgon/);
}, 60_000);

test('a server without it asks nobody', async () => {
  model.requests.length = 0;
  expect((await askServer({})).answer).toContain('This bot did not understand that.');
  expect(model.requests).toEqual([]);
}, 60_000);
