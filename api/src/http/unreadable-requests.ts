/** Requests that no route could be asked for: restify ends the process over an address that is none. */
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { HttpProblem, toProblem } from './problem.ts';

/** Must come before whatever else looks at the address. */
export function refuseUnreadableAddresses(server: Server): void {
  const check = (request: Request, _response: Response, next: (error?: unknown) => void) => {
    const { host = 'localhost' } = request.headers;
    const url = request.url ?? '';
    const address = url.startsWith('/') ? `http://${host}${url}` : url;
    if (URL.canParse(`http://${host}`) && URL.canParse(address, `http://${host}`)) return next();
    next(new HttpProblem('VALIDATION_FAILED', 'The address or the Host header of the request cannot be read.'));
  };
  server.pre(check as RequestHandlerType);
}

/** What is not HTTP, or has too long an address or headers, never becomes a request; node would hang up with a bare line. */
export function answerUnreadableRequests(http: HttpServer<typeof IncomingMessage, typeof ServerResponse>): void {
  http.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { _httpMessage: begun } = socket as { _httpMessage?: { headersSent: boolean } };
    if (!socket.writable || error.code === 'ECONNRESET' || begun?.headersSent) return void socket.destroy(error);
    const detail =
      'The request is no HTTP that can be read, took too long, or has more than 16 kB of address and headers.';
    const body = JSON.stringify(toProblem('VALIDATION_FAILED', detail));
    const head = [
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'X-Content-Type-Options: nosniff',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
