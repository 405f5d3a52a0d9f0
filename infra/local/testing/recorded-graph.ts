import { afterEach, beforeEach, expect, vi } from 'vitest';
import { findGraphFaults, type GraphExchange } from './graph-contract.ts';

/**
 * Watches what the tests of this file send to the stand-in for Graph, and fails each test whose traffic breaks Microsoft's
 * own description of it.
 */
export function recordGraph(): GraphExchange[] {
  const exchanges: GraphExchange[] = [];
  const send = globalThis.fetch;
  beforeEach(() => {
    exchanges.length = 0;
    vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
      const response = await send(input, init);
      if (/\/v1\.0\//.test(input)) exchanges.push(await toExchange(input, init, response.clone()));
      return response;
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    for (const exchange of exchanges) {
      expect(findGraphFaults(exchange), `${exchange.method} ${exchange.url} -> ${exchange.status}`).toEqual([]);
    }
  });
  return exchanges;
}

async function toExchange(
  url: string,
  { method = 'GET', body }: RequestInit,
  response: Response,
): Promise<GraphExchange> {
  const text = await response.text();
  return {
    method,
    url,
    ...(typeof body === 'string' && { requestBody: JSON.parse(body) }),
    status: response.status,
    ...(text !== '' && { responseBody: JSON.parse(text) }),
  };
}
