import type { Client } from '@microsoft/microsoft-graph-client';
import { isBusy, OutsideBusy, readRetryAfter } from './outside-busy.ts';

export interface BatchRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`, encoded. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: object | undefined;
}

export interface BatchAnswer {
  status: number;
  body: unknown;
}

interface BatchPart {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

// JSON batching of Microsoft Graph takes twenty requests.
const mostAtOnce = 20;

/**
 * Sends requests together, twenty at a time.
 * @returns each one's answer in the order of the requests; an `OutsideBusy` for one that may work later
 */
export async function sendBatch(
  client: Client,
  requests: readonly BatchRequest[],
): Promise<(BatchAnswer | OutsideBusy)[]> {
  const answers: (BatchAnswer | OutsideBusy)[] = [];
  for (let from = 0; from < requests.length; from += mostAtOnce) {
    answers.push(...(await sendTogether(client, requests.slice(from, from + mostAtOnce))));
  }
  return answers;
}

async function sendTogether(client: Client, requests: readonly BatchRequest[]): Promise<(BatchAnswer | OutsideBusy)[]> {
  const answer: { responses: BatchPart[] } = await client.api('/$batch').post({
    requests: requests.map(({ method, url, headers, body }, index) => ({
      id: String(index),
      method,
      url,
      // The header of the batch itself does not reach its parts.
      headers: { Prefer: 'IdType="ImmutableId"', ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body }),
    })),
  });
  const byId = new Map(answer.responses.map((part) => [part.id, part]));
  return requests.map((_, index) => {
    const part = byId.get(String(index));
    if (!part) return new OutsideBusy('Graph left out an answer of a batch');
    if (!isBusy(part.status)) return { status: part.status, body: part.body };
    const header = Object.entries(part.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
    return new OutsideBusy(`Graph answered ${part.status} within a batch`, {
      retryAfterSeconds: readRetryAfter(header),
    });
  });
}
