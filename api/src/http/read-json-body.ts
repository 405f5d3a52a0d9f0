import { plugins, type RequestHandler, type RequestHandlerType } from 'restify';
import { HttpProblem } from './problem.ts';

/**
 * Reads a JSON body of limited size. Everything else is refused before a byte is read: restify would write files of a form
 * to disk, and unpack a compressed body without a limit.
 */
export function readJsonBody(maximumBytes: number): RequestHandlerType[] {
  const refuseOthers: RequestHandler = (request, _response, next) => {
    const contentLength = Number(request.headers['content-length'] ?? 0);
    const hasBody = contentLength > 0 || request.headers['transfer-encoding'] !== undefined;
    if (!hasBody) return next();
    if (contentLength > maximumBytes) {
      const detail = `The body is larger than ${maximumBytes / 1024} kB. Send less.`;
      // The rest of the body is not awaited, so the connection cannot go on.
      return next(new HttpProblem('PAYLOAD_TOO_LARGE', detail, { headers: { connection: 'close' } }));
    }
    if (request.headers['content-encoding'] !== undefined || request.contentType() !== 'application/json') {
      const detail = 'Send the body as application/json in UTF-8, not compressed.';
      return next(new HttpProblem('UNSUPPORTED_MEDIA_TYPE', detail, { headers: { accept: 'application/json' } }));
    }
    next();
  };
  return [refuseOthers, ...plugins.bodyParser({ maxBodySize: maximumBytes, mapParams: false })];
}
