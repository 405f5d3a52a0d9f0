/** The stand-in refuses what the services refuse, so that a test of the product cannot pass with a request they would not take. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenAi, startOpenAi } from './openai.ts';

const apiKey = 'sk-test-0123456789';
let model: OpenAi;
beforeAll(async () => {
  model = await startOpenAi({ apiKey, model: 'small-model', deployment: 'small' });
});
afterAll(() => model.close());

const tools = [{ type: 'function', function: { name: 'book', parameters: { type: 'object', properties: {} } } }];
const request = { model: 'small-model', messages: [{ role: 'user', content: 'a van' }], tools, tool_choice: 'auto' };

async function send(path: string, headers: Record<string, string>, body: object | string) {
  const response = await fetch(`${model.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { error, choices } = (await response.json()) as {
    error?: { code: string | null; param?: string | null };
    choices?: { message: object; finish_reason: string }[];
  };
  return { status: response.status, retryAfter: response.headers.get('retry-after'), error, choices };
}
const openAi = (body: object | string, key = apiKey) =>
  send('/v1/chat/completions', { authorization: `Bearer ${key}` }, body);
const azure = (deployment: string, version: string, key = apiKey) =>
  send(`/openai/deployments/${deployment}/chat/completions${version}`, { 'api-key': key }, request);

test('a function call is answered as both services write it', async () => {
  for (const ask of [() => openAi(request), () => azure('small', '?api-version=2024-10-21')]) {
    model.answerNext({ kind: 'call', calls: [{ name: 'book', arguments: { wish: {} } }] });
    const { status, choices } = await ask();
    expect(status).toBe(200);
    expect(choices).toMatchObject([{ finish_reason: 'tool_calls' }]);
    const call = { type: 'function', function: { name: 'book', arguments: '{"wish":{}}' } };
    expect(choices?.[0]?.message).toMatchObject({ role: 'assistant', content: null, tool_calls: [call] });
  }
});

describe('refused is', () => {
  test('a wrong key, an unknown model, deployment or version', async () => {
    expect(await openAi(request, 'sk-other')).toMatchObject({ status: 401, error: { code: 'invalid_api_key' } });
    expect(await openAi({ ...request, model: 'big' })).toMatchObject({ error: { code: 'model_not_found' } });
    const version = '?api-version=2024-10-21';
    expect(await azure('small', version, 'other')).toMatchObject({ status: 401, error: { code: '401' } });
    expect(await azure('big', version)).toMatchObject({ status: 404, error: { code: 'DeploymentNotFound' } });
    // Older than function calls.
    for (const without of ['', '?api-version=2023-05-15'])
      expect(await azure('small', without)).toMatchObject({ status: 404, error: { code: '404' } });
  });

  test('a request that the services would not take', async () => {
    const refused: [object | string, string | null][] = [
      ['{', null],
      [{ ...request, messages: [] }, 'messages'],
      [{ ...request, tools: undefined }, 'tool_choice'],
      [{ ...request, tools: [{ type: 'function', function: { name: 'book a van' } }] }, 'tools.0.function.name'],
    ];
    for (const [body, param] of refused) expect(await openAi(body)).toMatchObject({ status: 400, error: { param } });
  });

  test('whoever asks too often, with the time to wait', async () => {
    model.answerNext({ kind: 'rate-limit', retryAfterSeconds: 20 });
    const refused = { status: 429, retryAfter: '20', error: { code: 'rate_limit_exceeded' } };
    expect(await openAi(request)).toMatchObject(refused);
  });
});
