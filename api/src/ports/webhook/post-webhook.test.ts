import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createPostWebhook } from './post-webhook.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A receiver of one's own on this machine. */
async function receive(answer: RequestListener): Promise<{ url: string; heard: number }> {
  const receiver = { url: '', heard: 0 };
  const server = createServer((request, response) => {
    receiver.heard++;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}

const open = createPostWebhook({ allowPrivateAddresses: true, timeoutMilliseconds: 500 });
const guarded = createPostWebhook({ timeoutMilliseconds: 2_000 });

describe('a message', () => {
  test('is posted with its headers and counts as delivered when the answer is 2xx', async () => {
    let body = '';
    const { url } = await receive((request, response) => {
      expect(request).toMatchObject({ method: 'POST', url: '/hook', headers: { 'webhook-id': 'a' } });
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => response.writeHead(204).end());
    });
    expect(await open(url, { 'webhook-id': 'a' }, '{"type":"ü"}')).toEqual({ status: 204, failure: undefined });
    expect(body).toBe('{"type":"ü"}');
  });

  test.each([400, 404, 410, 500, 503])('is not delivered when the answer is %d', async (status) => {
    const { url } = await receive((_request, response) => response.writeHead(status).end('no'));
    expect(await open(url, {}, '{}')).toEqual({ status, failure: `The address answered ${status}.` });
  });

  test('follows no redirect', async () => {
    const target = await receive((_request, response) => response.writeHead(200).end());
    const { url } = await receive((_request, response) => response.writeHead(307, { location: target.url }).end());
    expect(await open(url, {}, '{}')).toMatchObject({ status: 307, failure: expect.stringContaining('final address') });
    expect(target.heard).toBe(0);
  });

  test.each<[string, RequestListener]>([
    ['never answers', () => {}],
    ['begins an answer and never ends it', (_request, response) => response.writeHead(200).write('…')],
    [
      'answers a byte at a time',
      (_request, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('is given up when the receiver %s', async (_what, answer) => {
    const { url } = await receive(answer);
    expect(await open(url, {}, '{}')).toMatchObject({ failure: 'There was no complete answer within 0.5 seconds.' });
  });

  test('is not answered with more than 64 kB: nobody reads on', async () => {
    let sent = 0;
    const { url } = await receive((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384;
        sent += 16_384;
      };
      response.on('drain', more);
      more();
    });
    expect(await open(url, {}, '{}')).toEqual({ status: 200, failure: 'The answer is longer than 64 kB.' });
    expect(sent).toBeLessThan(20_000_000);
  });

  test('says plainly when nobody is there or the connection is cut', async () => {
    const cutter = createTcpServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => cutter.listen(0, '127.0.0.1', resolve));
    const { port } = cutter.address() as AddressInfo;
    expect(await open(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({ failure: 'The connection was cut.' });
    await new Promise((resolve) => cutter.close(resolve));
    expect(await open(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({
      failure: 'Nobody answers at the address.',
    });
  });
});

describe('without the option for one machine', () => {
  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://192.168.1.1/',
    'https://172.16.0.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/metadata/instance',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    // The same loopback address in other notations.
    'https://2130706433/',
    'https://0x7f.1/',
    // A name that leads to this machine: what is looked up is checked, not what is written.
    'https://localhost/',
  ])('%s is refused before anything is sent', async (url) => {
    const answer = await guarded(url, {}, '{}');
    expect(answer).toEqual({ status: null, failure: 'The address leads into a private network, which is refused.' });
  });

  test('plain http is refused, whatever it leads to', async () => {
    const receiver = await receive((_request, response) => response.writeHead(200).end());
    expect(await guarded(receiver.url, {}, '{}')).toMatchObject({ failure: 'The address is not https.' });
    expect(receiver.heard).toBe(0);
  });
});
