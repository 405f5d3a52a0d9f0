import type { Request } from 'restify';
import { HttpProblem } from './problem.ts';

export interface BodyRules {
  contentTypes: readonly string[];
  maximumBytes: number;
}

/** How many times too large a body may be for its sender to be heard out; beyond, the connection ends. */
const patience = 4;

/**
 * Reads a body of known type and limited size, in UTF-8 or bytes, never compressed.
 * @returns undefined when there is none
 * @throws {HttpProblem} PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, or VALIDATION_FAILED when it breaks off
 */
export async function readBody(
  request: Request,
  { contentTypes, maximumBytes }: BodyRules,
): Promise<Buffer | undefined> {
  const { headers } = request;
  const announcedBytes = Number(headers['content-length'] ?? 0);
  if (announcedBytes === 0 && headers['transfer-encoding'] === undefined) return undefined;
  if (headers['content-encoding'] !== undefined || !isOneOf(contentTypes, headers['content-type'])) {
    const detail = `Send the body as ${contentTypes.join(' or ')}${textRule(contentTypes)}, not compressed.`;
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', detail, { headers: { accept: contentTypes.join(', ') } });
  }
  const chunks: Buffer[] = [];
  let receivedBytes = 0;
  const refuse = () => {
    const detail = `The body is larger than ${maximumBytes / 1024} kB. Send less.`;
    return new HttpProblem('PAYLOAD_TOO_LARGE', detail, { headers: { connection: 'close' } });
  };
  if (announcedBytes > maximumBytes * patience) throw refuse();
  try {
    // Left early, the request would take the answer's connection with it.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      receivedBytes += (chunk as Buffer).length;
      if (receivedBytes <= maximumBytes) chunks.push(chunk as Buffer);
      if (receivedBytes > maximumBytes * patience) break;
    }
  } catch {
    throw new HttpProblem('VALIDATION_FAILED', 'The body broke off before its end. Send the request again.');
  }
  if (receivedBytes > maximumBytes) throw refuse();
  return receivedBytes > 0 ? Buffer.concat(chunks) : undefined;
}

function isOneOf(contentTypes: readonly string[], header: string | undefined): boolean {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  return contentTypes.includes(type.trim()) && (!charset || /^charset="?utf-?8"?$/.test(charset));
}

function textRule(contentTypes: readonly string[]): string {
  return contentTypes.some((type) => !type.startsWith('image/')) ? ' in UTF-8' : '';
}
