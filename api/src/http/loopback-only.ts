import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { HttpProblem } from './problem.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Answers under the machine's own names only. Without a bot registration whoever reaches the server may speak as anybody,
 * and a page of another site whose name was pointed at this machine would reach it.
 */
export function allowLoopbackOnly(server: Server): void {
  const check = (request: Request, _response: Response, next: (error?: unknown) => void) => {
    const hostname = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (loopbackNames.includes(hostname)) return next();
    next(new HttpProblem('FORBIDDEN', 'This server runs on one machine and answers under localhost only.'));
  };
  server.pre(check as RequestHandlerType);
}
