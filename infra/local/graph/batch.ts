import { z } from 'zod';
import type { Call, Reply } from '../http/call.ts';
import type { Router } from '../http/router.ts';
import { graphOrigin } from './graph.ts';
import { readBody } from './operation.ts';

const batchInput = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.string(),
        method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
        url: z.string(),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
        dependsOn: z.array(z.string()).optional(),
      }),
    )
    .min(1)
    .max(20),
});

type Part = z.infer<typeof batchInput>['requests'][number];
interface PartAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

/** `POST /v1.0/$batch`: each part is a request of its own; one whose predecessor failed gets 424. */
export async function answerBatch(call: Call, router: Router): Promise<PartAnswer[]> {
  const { requests } = readBody(call, batchInput);
  const answers: PartAnswer[] = [];
  for (const part of requests) {
    const failed = part.dependsOn?.some((id) => (answers.find((one) => one.id === id)?.status ?? 0) >= 400);
    answers.push(failed ? failedDependency(part) : toAnswer(part, await router(toCall(call, part))));
  }
  return answers;
}

function toCall(call: Call, { method, url, headers, body }: Part): Call {
  const lowered = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method,
    url: new URL(`${graphOrigin}/v1.0/${url.replace(/^\//, '')}`),
    parameters: {},
    headers: { ...lowered, authorization: call.headers.authorization },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

function toAnswer({ id }: Part, reply: Reply): PartAnswer {
  const { status } = reply;
  const headers = { ...reply.headers };
  // Within a batch no connection can break; its proxy says so.
  if (status === 0) return brokenPart(id);
  return reply.body ? { id, status, headers, body: JSON.parse(reply.body) } : { id, status, headers };
}

function brokenPart(id: string): PartAnswer {
  const error = { code: 'BadGateway', message: 'The connection to the service broke.' };
  return { id, status: 502, headers: { 'content-type': 'application/json' }, body: { error } };
}

function failedDependency({ id }: Part): PartAnswer {
  const error = { code: 'FailedDependency', message: 'A request this one depends on has failed.' };
  return { id, status: 424, headers: { 'content-type': 'application/json' }, body: { error } };
}
