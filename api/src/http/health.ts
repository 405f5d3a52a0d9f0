import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { HttpProblem } from './problem.ts';

/**
 * `/healthz`: the process lives. `/readyz`: it can serve, so send it requests.
 * @param requireReady rejects while it cannot
 */
export function mountHealth(server: Server, requireReady: () => Promise<void>): void {
  const alive = async (_request: Request, response: Response) => sendStatus(response, 'alive');
  const ready = async (_request: Request, response: Response) => {
    await requireReady().catch((cause: unknown) => {
      const detail = 'The database does not answer. The server tries again by itself.';
      throw Object.assign(new HttpProblem('UNAVAILABLE', detail), { cause });
    });
    sendStatus(response, 'ready');
  };
  server.get('/healthz', alive as RequestHandlerType);
  server.get('/readyz', ready as RequestHandlerType);
}

function sendStatus(response: Response, status: string): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ status }));
}
