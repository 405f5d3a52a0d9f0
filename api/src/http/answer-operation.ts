import { etagOf } from '@fleet/contracts/header-members.ts';
import { answersVersion, type File, type Operation } from '@fleet/contracts/operation.ts';
import type { Response } from 'restify';

/**
 * Sends what an operation answered: JSON with the version as its ETag, or a file.
 * @param result of the command; what the contract does not name does not leave
 */
export function answerOperation(operation: Operation, response: Response, result: unknown): void {
  const answer = operation.output.parse(result);
  response.setHeader('cache-control', 'no-store');
  if (operation.fileTypes) {
    sendFile(operation.fileTypes, response, answer as File);
    return;
  }
  // Never 304: an answer also shows what changes without its version, such as what the caller may do now.
  if (answersVersion(operation)) response.setHeader('etag', etagOf((answer as { version: number }).version));
  send(operation.status, response, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(answer)));
}

function sendFile(types: readonly string[], response: Response, { contentType, fileName, content }: File): void {
  const type = contentType.split(';', 1)[0] ?? '';
  if (!types.includes(type)) throw new Error(`The contract does not name files of type ${type}`);
  // Never shown as a page of ours, whatever is in it.
  response.setHeader('content-disposition', `attachment${fileName ? `; ${describeFileName(fileName)}` : ''}`);
  send(200, response, type.startsWith('text/') ? `${type}; charset=utf-8` : type, Buffer.from(content));
}

/** As RFC 6266 has it: plain letters for old clients, the name itself for all others; never a path. */
function describeFileName(fileName: string): string {
  const base = fileName.replaceAll(/[\p{Cc}\p{Cs}/\\]+/gu, '-').slice(0, 200);
  const plain = base.replaceAll(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(base).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function send(status: number, response: Response, contentType: string, body: Buffer): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.length });
  response.end(body);
}
