import type { z } from 'zod';
import type { Mailbox } from '../exchange/mailboxes.ts';
import type { Call } from '../http/call.ts';
import type { Caller, Permission } from './authenticate-caller.ts';
import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';
import type { Preferences } from './preferences.ts';
import { lowerFirst } from './send-mail-input.ts';

/** A request on one mailbox whose caller may make it. */
export interface MailboxRequest {
  call: Call;
  caller: Caller;
  mailbox: Mailbox;
  preferences: Preferences;
}

export interface GraphAnswer {
  status: 200 | 201 | 202 | 204;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface MailboxOperation {
  permission: Permission;
  writes: boolean;
  run(graph: Graph, request: MailboxRequest): GraphAnswer;
}

/** The JSON body by its schema; throws 400 as Graph does for JSON it cannot read. */
export function readBody<Schema extends z.ZodType>(call: Call, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(call));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GraphError(400, 'RequestBodyRead', `${issue?.path.join('/') || 'body'}: ${issue?.message}`);
}

/** The parameters of an action, whose names come in either letter case; no body means none. */
export function readParameters<Schema extends z.ZodType>(call: Call, schema: Schema): z.infer<Schema> {
  const value = call.body.trim() === '' ? {} : parseJson(call);
  return readBody({ ...call, body: JSON.stringify(isObject(value) ? lowerFirst(value) : value) }, schema);
}

function parseJson(call: Call): unknown {
  try {
    return JSON.parse(call.body);
  } catch {
    throw new GraphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
