import { type Problem, problemSchema } from './error-codes.ts';
import { pathParameters } from './operation.ts';
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

export type Client = {
  [Name in OperationName]: (
    input: OperationInput<Name>,
    options?: { signal?: AbortSignal },
  ) => Promise<OperationOutput<Name>>;
};

/**
 * The typed REST client, made from the operation table.
 * @throws {ProblemError} for every error answer
 */
export function createClient(options: ClientOptions): Client {
  const entries = Object.keys(operations).map((name) => [
    name,
    (input: Record<string, unknown>, { signal }: { signal?: AbortSignal } = {}) =>
      send(options, name as OperationName, input, signal),
  ]);
  return Object.fromEntries(entries) as Client;
}

async function send(options: ClientOptions, name: OperationName, input: Record<string, unknown>, signal?: AbortSignal) {
  const { method, path, output } = operations[name];
  const { token, tenantId } = await options.credentials();
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  let url = path as string;
  for (const parameter of pathParameters(path)) {
    url = url.replace(`{${parameter}}`, encodeURIComponent(String(rest.get(parameter))));
    rest.delete(parameter);
  }
  const inQuery = method === 'GET' || method === 'DELETE';
  if (inQuery && rest.size > 0) {
    const members = [...rest].flatMap(([key, value]) =>
      [value].flat().map((one): [string, string] => [key, String(one)]),
    );
    url += `?${new URLSearchParams(members)}`;
  }
  const response = await (options.fetch ?? fetch)(options.baseUrl + url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(tenantId && { 'x-tenant-id': tenantId }),
      ...(!inQuery && { 'content-type': 'application/json' }),
    },
    ...(!inQuery && { body: JSON.stringify(Object.fromEntries(rest)) }),
    ...(signal && { signal }),
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return output.parse(body);
  throw new ProblemError(problemSchema.safeParse(body).data ?? unreadable(response.status));
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
