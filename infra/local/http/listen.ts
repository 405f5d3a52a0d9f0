import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Reply } from './call.ts';
import type { Router } from './router.ts';

/** The size Microsoft Graph itself refuses to go beyond. */
const maximumBodyBytes = 4 * 1024 * 1024;

export interface Listener {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves the router on loopback only: whoever reaches the stand-in may act as anybody.
 * @param port 0 for any free one
 * @param onError told about faults of the stand-in itself, which answer 500
 */
export async function listen(router: Router, port: number, onError: (error: unknown) => void): Promise<Listener> {
  const server = createServer((request, response) => {
    serve(router, request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, body: 'The stand-in failed; its log says why.' }, false);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function serve(router: Router, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  if (!isLoopbackName(url.hostname)) {
    // A page of another site whose name was pointed at 127.0.0.1 must not be able to read anything here.
    return send(response, { status: 421, body: 'The stand-in answers under localhost only.' }, false);
  }
  const body = await readBody(request);
  if (body === undefined) {
    return send(response, { status: 413, headers: { connection: 'close' }, body: 'Larger than 4 MB.' }, false);
  }
  const method = request.method ?? 'GET';
  const reply = await router({ method, url, parameters: {}, headers: request.headers, body });
  send(response, reply, method === 'HEAD');
}

function isLoopbackName(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
  );
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    // Read to its end even when too large: closing the connection early would lose the answer.
    if (bytes <= maximumBodyBytes) chunks.push(chunk);
  }
  return bytes > maximumBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: Reply, headOnly: boolean): void {
  if (reply.status === 0) return void response.destroy();
  response.writeHead(reply.status, { ...reply.headers });
  if (reply.stream && !headOnly) reply.stream(response);
  else response.end(headOnly ? undefined : reply.body);
}
