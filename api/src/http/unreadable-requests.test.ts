import { connect } from 'node:net';
import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());

/** Sends exactly these bytes and reads until the server hangs up. */
function sendBytes(bytes: string): Promise<string> {
  const { hostname, port } = new URL(stage.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
const get = (path: string, headers: string) => `GET ${path} HTTP/1.1\r\nConnection: close\r\n${headers}\r\n\r\n`;

test.each([
  ['a host that is none', get('/api/v1/me', 'Host: a:b:c')],
  ['a host with a space', get('/api/v1/me', 'Host: a b')],
  ['a host with a bracket', get('/', 'Host: [::1')],
  ['an address of another kind', get('http://[', 'Host: localhost')],
  ['no HTTP at all', 'hello?\r\n\r\n'],
  ['an unknown method', 'HELP / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['a header with a control character', get('/', 'Host: localhost\r\nX: a\u0000b')],
  ['two lengths', 'POST /api/v1/photos HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['too long an address', get(`/${'a'.repeat(20_000)}`, 'Host: localhost')],
  ['too long headers', get('/', `Host: localhost\r\nX: ${'a'.repeat(20_000)}`)],
])('%s is refused with a problem', async (_what, bytes) => {
  const [head = '', body = ''] = (await sendBytes(bytes)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 /);
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
});

test('the server goes on afterwards', async () => {
  expect((await fetch(`${stage.url}/healthz`)).status).toBe(200);
});
