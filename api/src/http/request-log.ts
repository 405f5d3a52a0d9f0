/** One line a request: what, how it ended, how long it took, for whom. Never a token, a query value or a body. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Request, Response, Route, Server } from 'restify';
import type { UserContext } from '../domain/command-context.ts';
import { refusedSqlState } from './error-response.ts';

interface Caller {
  tenantId: string;
  userId: string;
}

const callers = new WeakMap<Request, Caller>();

/** Notes for the log who sends the request. */
export function describeCaller(request: Request, { tenantId, actor }: UserContext): void {
  callers.set(request, { tenantId, userId: actor.userId });
}

export function logRequests(server: Server, logger: Logger): void {
  server.pre((_request, response, next) => {
    response.setHeader('x-request-id', randomUUID());
    next();
  });
  server.on('after', (request: Request, response: Response, route: Route | null, error: unknown) => {
    const { statusCode } = response;
    const line = {
      requestId: response.getHeader('x-request-id'),
      method: request.method,
      // The pattern, as an address itself could hold what nobody should read.
      route: (route as { path?: string } | null)?.path ?? 'unknown',
      status: statusCode,
      durationMilliseconds: Date.now() - request.time(),
      ...callers.get(request),
    };
    if (statusCode >= 500) logger.error({ ...line, err: error }, 'request failed');
    else if (refusedSqlState(error))
      logger.warn({ ...line, sqlState: refusedSqlState(error) }, 'the database refused a value');
    else logger.info(line, 'request');
  });
}
