import { z } from 'zod';

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
  /** Path, query, header and body members in one object; the client and the server place them by this definition alone. */
  input: Input;
  output: Output;
  /** 201 makes something, and may therefore be sent again under the same `Idempotency-Key`. */
  status: 200 | 201;
  /** Who may call it at all; what they may see or change is decided by the command's policy. */
  roles: readonly Role[];
  /** Answered without `X-Tenant-ID`; for `getMe`, which tells the caller the tenant. */
  tenantHeaderOptional?: true;
  /** The member of `input` that is the whole body, sent as one of these types instead of JSON. */
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

/** Keeps the precise schema types of an operation. */
export function operation<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Operation<Input, Output>,
): Operation<Input, Output> {
  return definition;
}

/** The names of the parameters in an operation's path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
