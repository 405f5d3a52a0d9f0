import type { Request, RequestHandlerType, Response, Server } from 'restify';
import type { Readiness } from '../telemetry/readiness.ts';
import { HttpProblem } from './problem.ts';

/**
 * `/healthz`: the process lives, whatever else is away. `/readyz`: it can serve, so send it requests; and how late things are.
 * @param readiness throws while it cannot serve
 */
export function mountHealth(server: Server, readiness: () => Promise<Readiness>): void {
  const alive = async (_request: Request, response: Response) => sendStatus(response, { status: 'alive' });
  const ready = async (_request: Request, response: Response) => {
    const answer = await readiness().catch((cause: Error) => {
      throw Object.assign(new HttpProblem('UNAVAILABLE', cause.message), { cause });
    });
    sendStatus(response, answer);
  };
  server.get('/healthz', alive as RequestHandlerType);
  server.get('/readyz', ready as RequestHandlerType);
}

function sendStatus(response: Response, status: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(status));
}
