import { type Problem, problemSchema } from './error-codes.ts';
import { type File, headerMembers, type Operation, placeMembers, takesJson } from './operation.ts';
import { type OperationInput, type OperationName, type OperationOutput, operations } from './operations.ts';

/** An error answer of the API, with what would work instead. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
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

export type Client = {
  [Name in OperationName]: (input: OperationInput<Name>, options?: CallOptions) => Promise<OperationOutput<Name>>;
};

/**
 * The typed REST client, made from the operation table.
 * @throws {ProblemError} for every error answer
 */
export function createClient(options: ClientOptions): Client {
  const entries = Object.entries(operations).map(([name, operation]) => [
    name,
    (input: Members, call: CallOptions = {}) => send(options, operation, input, call),
  ]);
  return Object.fromEntries(entries) as Client;
}

type Members = Readonly<Record<string, unknown>>;

async function send(options: ClientOptions, operation: Operation, input: Members, call: CallOptions): Promise<unknown> {
  const { token, tenantId } = await options.credentials();
  const { address, headers, ...init } = requestOf(operation, input, call);
  const response = await (options.fetch ?? fetch)(options.baseUrl + address, {
    ...init,
    headers: { ...headers, authorization: `Bearer ${token}`, ...(tenantId && { 'x-tenant-id': tenantId }) },
    ...(call.signal && { signal: call.signal }),
  });
  if (response.ok && operation.fileTypes) return readFile(response);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return operation.output.parse(answer);
  throw new ProblemError(problemSchema.safeParse(answer).data ?? unreadable(response.status));
}

/** How an operation is asked for over HTTP, but for who asks; `address` is what follows the origin. */
export function requestOf(operation: Operation, input: Members, call: CallOptions = {}) {
  const body = bodyOf(operation, input, call);
  return {
    address: addressOf(operation, input),
    method: operation.method,
    headers: {
      accept: [...(operation.fileTypes ?? ['application/json']), 'application/problem+json'].join(', '),
      ...(call.idempotencyKey && { 'idempotency-key': call.idempotencyKey }),
      ...headersOf(operation, input),
      ...(body && { 'content-type': body.contentType }),
    },
    ...(body && { body: body.content }),
  };
}

/** The members that have a value, by name. */
function given(names: readonly string[], input: Members): [name: string, value: unknown][] {
  return names.map((name): [string, unknown] => [name, input[name]]).filter(([, value]) => value !== undefined);
}

function addressOf(operation: Operation, input: Members): string {
  const places = placeMembers(operation);
  const path = places.path.reduce(
    (rest, name) => rest.replace(`{${name}}`, encodeURIComponent(String(input[name]))),
    operation.path as string,
  );
  const query = new URLSearchParams(
    given(places.query, input).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}

function headersOf(operation: Operation, input: Members): Record<string, string> {
  const members = given(placeMembers(operation).header, input);
  return Object.fromEntries(
    members.flatMap(([name, value]) => {
      const member = headerMembers[name];
      return member ? [[member.header, member.write(value)]] : [];
    }),
  );
}

function bodyOf(operation: Operation, input: Members, { contentType }: CallOptions) {
  const { rawBody } = operation;
  if (rawBody) {
    const content = input[rawBody.member] as Uint8Array<ArrayBuffer>;
    return { content, contentType: contentType ?? rawBody.contentTypes[0] ?? 'application/octet-stream' };
  }
  if (!takesJson(operation)) return undefined;
  const members = Object.fromEntries(given(placeMembers(operation).body, input));
  return { content: JSON.stringify(members), contentType: 'application/json' };
}

async function readFile(response: Response): Promise<File> {
  const contentType = response.headers.get('content-type') ?? '';
  const encodedName = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const isText = contentType.startsWith('text/');
  return {
    contentType,
    ...(encodedName && { fileName: decodeURIComponent(encodedName) }),
    content: isText ? await response.text() : new Uint8Array(await response.arrayBuffer()),
  };
}

function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'The server could not be understood',
    status,
    detail: `The server answered ${status} without saying why. Try again in a moment.`,
    code: status === 401 ? 'UNAUTHENTICATED' : 'UNAVAILABLE',
  };
}
