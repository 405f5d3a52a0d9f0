import { headerMembers } from '@fleet/contracts/header-members.ts';
import { type Operation, placeMembers, takesJson } from '@fleet/contracts/operation.ts';
import type { Request } from 'restify';
import { HttpProblem } from './problem.ts';
import { readBody } from './read-body.ts';

type Members = Readonly<Record<string, unknown>>;

const maximumJsonBytes = 64 * 1024;

/**
 * Gathers an operation's input from the path, the headers, the query and the body, and validates it.
 * @throws {HttpProblem} VALIDATION_FAILED naming every member that is wrong; PAYLOAD_TOO_LARGE; UNSUPPORTED_MEDIA_TYPE
 */
export async function readOperationInput(operation: Operation, request: Request): Promise<Members> {
  const places = placeMembers(operation);
  const placed = new Map(places.path.map((name): [string, unknown] => [name, request.params[name]]));
  for (const name of places.header) {
    const value = readHeader(name, request);
    if (value !== undefined) placed.set(name, value);
  }
  const query = request.query as Members;
  if (!takesJson(operation) && !operation.rawBody && hasBody(request)) {
    const message = `A ${operation.method} takes no body: write its members into the query`;
    throw invalid([{ path: '', message }]);
  }
  const rest = takesJson(operation)
    ? await readJson(request)
    : { ...query, ...(await readRawBody(operation, request)) };
  for (const name of Object.keys(takesJson(operation) ? query : {})) {
    throw invalid([{ path: name, message: 'belongs in the body, not in the query' }]);
  }
  for (const name of [...places.path, ...places.header].filter((one) => Object.hasOwn(rest, one))) {
    throw invalid([{ path: name, message: `belongs in ${headerMembers[name]?.header ?? 'the path'} alone` }]);
  }
  const result = operation.input.safeParse({ ...rest, ...Object.fromEntries(placed) });
  if (result.success) return result.data;
  throw invalid(result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

function hasBody({ headers }: Request): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

/** @returns undefined when it is not there, or names no particular value (`If-Match: *`) */
function readHeader(name: string, request: Request): string | undefined {
  const member = headerMembers[name];
  const text = member && request.headers[member.header.toLowerCase()];
  if (!member || text === undefined) return undefined;
  const match = member.pattern.exec(String(text));
  if (match) return match[1];
  const message = `${member.header} is written like ${member.write(3)}, or *`;
  throw invalid([{ path: name, message }]);
}

async function readRawBody({ rawBody }: Operation, request: Request): Promise<Members> {
  const content = rawBody && (await readBody(request, rawBody));
  return content ? { [rawBody.member]: content } : {};
}

async function readJson(request: Request): Promise<Members> {
  const content = await readBody(request, { contentTypes: ['application/json'], maximumBytes: maximumJsonBytes });
  return content ? parseJson(content) : {};
}

function parseJson(content: Buffer): Members {
  const refusal = () => invalid([{ path: '', message: 'The body must be a JSON object in UTF-8' }]);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw refusal();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal();
  return value as Members;
}

function invalid(errors: { path: string; message: string }[]): HttpProblem {
  const [first] = errors;
  const where = first?.path ? `${first.path}: ` : '';
  return new HttpProblem('VALIDATION_FAILED', `Correct the request and send it again. ${where}${first?.message}.`, {
    errors,
  });
}
