import { headerMembers } from './header-members.ts';
import { problemErrorOf } from './problem-error.ts';

export type MemberPlace = 'path' | 'header' | 'query' | 'body';

/** How an operation travels: all that a caller must know of it, and nothing but data, so that a browser needs no schema. */
export interface Wire {
  method: string;
  path: string;
  /** The names of the input's members by where they travel. */
  places: Record<MemberPlace, readonly string[]>;
  takesJson: boolean;
  rawBody?: { member: string; contentTypes: readonly string[] };
  fileTypes?: readonly string[];
}

export interface ClientOptions {
  /** For example `http://localhost:3978`; empty for the page's own origin. */
  baseUrl: string;
  /** The bearer token, and the tenant id once `getMe` has told it. */
  credentials: () => Promise<{ token: string; tenantId?: string }>;
  fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** For what makes something: sent again under the same key it makes nothing new and gets the same answer. */
  idempotencyKey?: string;
  /** Of a raw body; left out, the first one the operation takes. */
  contentType?: string;
}

export type Members = Readonly<Record<string, unknown>>;

/**
 * Calls an operation over HTTP.
 * @returns its answer as it came: a file, or JSON
 * @throws {ProblemError} for every error answer
 */
export async function send(options: ClientOptions, wire: Wire, input: Members, call: CallOptions): Promise<unknown> {
  const { token, tenantId } = await options.credentials();
  const { address, headers, ...init } = requestOn(wire, input, call);
  const response = await (options.fetch ?? fetch)(options.baseUrl + address, {
    ...init,
    headers: { ...headers, authorization: `Bearer ${token}`, ...(tenantId && { 'x-tenant-id': tenantId }) },
    ...(call.signal && { signal: call.signal }),
  });
  if (response.ok && wire.fileTypes) return readFile(response);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  throw problemErrorOf(answer, response);
}

/** How an operation is asked for over HTTP, but for who asks; `address` is what follows the origin. */
export function requestOn(wire: Wire, input: Members, call: CallOptions) {
  const body = bodyOf(wire, input, call);
  return {
    address: addressOf(wire, input),
    method: wire.method,
    headers: {
      accept: [...(wire.fileTypes ?? ['application/json']), 'application/problem+json'].join(', '),
      ...(call.idempotencyKey && { 'idempotency-key': call.idempotencyKey }),
      ...headersOf(wire, input),
      ...(body && { 'content-type': body.contentType }),
    },
    ...(body && { body: body.content }),
  };
}

/** The members that have a value, by name. */
function given(names: readonly string[], input: Members): [name: string, value: unknown][] {
  return names.map((name): [string, unknown] => [name, input[name]]).filter(([, value]) => value !== undefined);
}

function addressOf({ path, places }: Wire, input: Members): string {
  const filled = places.path.reduce(
    (rest, name) => rest.replace(`{${name}}`, encodeURIComponent(String(input[name]))),
    path,
  );
  const query = new URLSearchParams(
    given(places.query, input).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  );
  return query.size > 0 ? `${filled}?${query}` : filled;
}

function headersOf({ places }: Wire, input: Members): Record<string, string> {
  return Object.fromEntries(
    given(places.header, input).flatMap(([name, value]) => {
      const member = headerMembers[name];
      return member ? [[member.header, member.write(value)]] : [];
    }),
  );
}

function bodyOf({ rawBody, takesJson, places }: Wire, input: Members, { contentType }: CallOptions) {
  if (rawBody) {
    const content = input[rawBody.member] as Uint8Array<ArrayBuffer>;
    return { content, contentType: contentType ?? rawBody.contentTypes[0] ?? 'application/octet-stream' };
  }
  if (!takesJson) return undefined;
  return { content: JSON.stringify(Object.fromEntries(given(places.body, input))), contentType: 'application/json' };
}

async function readFile(response: Response) {
  const contentType = response.headers.get('content-type') ?? '';
  const encodedName = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const isText = contentType.startsWith('text/');
  return {
    contentType,
    ...(encodedName && { fileName: decodeURIComponent(encodedName) }),
    content: isText ? await response.text() : new Uint8Array(await response.arrayBuffer()),
  };
}
