import { z } from 'zod';
import { headerMembers } from './header-members.ts';
import type { MemberPlace, Wire } from './wire.ts';

export const roles = ['employee', 'approver', 'fleet_manager', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Fleet managers and administrators see and may change everything about vehicles and reservations. */
export function managesFleet({ roles }: { roles: readonly Role[] }): boolean {
  return roles.includes('fleet_manager') || roles.includes('admin');
}

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One thing the API can do: from it come the REST route, its line in the OpenAPI document and the typed clients. */
export interface Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  method: HttpMethod;
  /** As OpenAPI writes it: `/api/v1/reservations/{reservationId}`; parameters and query come from `input` by name. */
  path: `/api/v1/${string}`;
  summary: string;
  /** Path, query, header and body members in one object; the client and the server place them by `placeMembers` alone. */
  input: Input;
  output: Output;
  status: 200 | 201;
  /** Changes nothing, although its question is sent as a body. */
  onlyReads?: true;
  /** Sent again it does nothing again, whatever its key: each thing in it has an identity of its own. */
  countsOnce?: true;
  /** Who may call it at all; what they may see or change is decided by the command's policy. */
  roles: readonly Role[];
  /** Answered without `X-Tenant-ID`; for `getMe`, which tells the caller the tenant. */
  tenantHeaderOptional?: true;
  /** The member of `input` that is the whole body (a `Uint8Array`), sent as one of these types instead of JSON. */
  rawBody?: { member: string; contentTypes: readonly string[]; maximumBytes: number };
  /** The answer is a file (`fileSchema`) of one of these types instead of JSON. */
  fileTypes?: readonly string[];
}

/** The answer of an operation with `fileTypes`. */
export const fileSchema = z.object({
  contentType: z.string(),
  /** Suggested to whoever saves it. */
  fileName: z.string().optional(),
  content: z.union([z.string(), z.instanceof(Uint8Array)]),
});
export type File = z.infer<typeof fileSchema>;

/**
 * A member of an update's input that travels as `If-Match`, written as the ETag of the answer it was read from (`"3"`).
 * The command refuses with PRECONDITION_FAILED when the entity has another version by now; left out, it is not compared.
 */
export const expectedVersionSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .optional();

/** Whether the answer is one version of something, which is then its ETag. */
export function answersVersion({ output }: Pick<Operation, 'output'>): boolean {
  return output instanceof z.ZodObject && 'version' in output.shape;
}

/** Whether sending it twice could do something twice, so that it may be sent under an `Idempotency-Key`. */
export function takesKey({
  method,
  onlyReads,
  countsOnce,
}: Pick<Operation, 'method' | 'onlyReads' | 'countsOnce'>): boolean {
  return method === 'POST' && !onlyReads && !countsOnce;
}

/** The names of an input's members by where they travel; the client, the server and the OpenAPI document agree by it. */
export function placeMembers(operation: Operation): Record<MemberPlace, string[]> {
  const inPath = pathParameters(operation.path);
  const rest = Object.keys(operation.input.shape).filter(
    (name) => !inPath.includes(name) && name !== operation.rawBody?.member,
  );
  const inHeader = rest.filter((name) => Object.hasOwn(headerMembers, name));
  const others = rest.filter((name) => !inHeader.includes(name));
  const inBody = takesJson(operation);
  return { path: inPath, header: inHeader, query: inBody ? [] : others, body: inBody ? others : [] };
}

/** Whether whatever is not in the path or a header is sent as a JSON object; otherwise it stands in the query. */
export function takesJson({ method, rawBody }: Pick<Operation, 'method' | 'rawBody'>): boolean {
  return !rawBody && (method === 'POST' || method === 'PATCH');
}

/** How an operation travels. */
export function wireOf(operation: Operation): Wire {
  const { method, path, rawBody, fileTypes } = operation;
  return {
    method,
    path,
    places: placeMembers(operation),
    takesJson: takesJson(operation),
    ...(rawBody && { rawBody: { member: rawBody.member, contentTypes: rawBody.contentTypes } }),
    ...(fileTypes && { fileTypes }),
  };
}

/** Keeps the precise schema types of an operation. */
export function operation<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Operation<Input, Output>,
): Operation<Input, Output> {
  return definition;
}

/** The names of the parameters in an operation's path. */
function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
