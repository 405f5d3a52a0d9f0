import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { NotReady, Readiness } from './readiness.ts';

export interface OperationsServer {
  port: number;
  stop(): Promise<void>;
}

export interface OperationsServerOptions {
  port: number;
  sendMetrics: (request: IncomingMessage, response: ServerResponse) => void;
  readiness: () => Promise<Readiness>;
}

/**
 * `/metrics`, `/healthz` and `/readyz` on a port of their own, which the cluster reaches and no ingress leads to: a path on the public
 * port would be one forgotten rule away from everybody, and worker and ingester have no other port.
 */
export async function startOperationsServer({
  port,
  sendMetrics,
  readiness,
}: OperationsServerOptions): Promise<OperationsServer> {
  const answer = (response: ServerResponse, status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    if (request.url === '/metrics') return sendMetrics(request, response);
    if (request.url === '/healthz') return answer(response, 200, { status: 'alive' });
    if (request.url !== '/readyz') return answer(response, 404, { status: 'unknown address' });
    readiness().then(
      (ready) => answer(response, 200, ready),
      (error: NotReady) => answer(response, 503, { status: 'not ready', detail: error.message }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
