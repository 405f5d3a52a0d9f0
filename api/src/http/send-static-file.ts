import type { Request, Response } from 'restify';
import type { StaticFile } from './static-files.ts';

/** Sends a file as small as its reader can take it, or nothing to whom has it already. */
export function sendStaticFile(request: Request, response: Response, file: StaticFile, cacheControl: string): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((name) => file.bodies[name] && accepted.includes(name));
  const body = file.bodies[encoding ?? 'identity'];
  const headers = {
    'content-type': file.contentType,
    'cache-control': cacheControl,
    etag: file.etag,
    vary: 'accept-encoding',
    ...(encoding && { 'content-encoding': encoding }),
  };
  if (request.headers['if-none-match']?.includes(file.etag)) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': body?.length ?? 0 });
  response.end(request.method === 'HEAD' ? undefined : body);
}
