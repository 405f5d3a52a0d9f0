import type { Client } from '@fleet/contracts/client.ts';
import { type CallOptions, type ClientOptions, type Members, send } from '@fleet/contracts/wire.ts';
import { createContext, useContext } from 'react';
import { wires } from '../contract.build-time.ts';

const answerTimeoutMilliseconds = 20_000;

/**
 * The API for the person whose tokens these are. `getMe` must be the first call: it tells the tenant, which every other
 * call names in `X-Tenant-ID`.
 */
export function createApi(token: () => Promise<string>): Client {
  let tenantId: string | undefined;
  const client = clientOf({
    baseUrl: '',
    credentials: async () => ({ token: await token(), ...(tenantId && { tenantId }) }),
    fetch: (address, init) => {
      const signals = [AbortSignal.timeout(answerTimeoutMilliseconds), ...(init?.signal ? [init.signal] : [])];
      return fetch(address, { ...init, signal: AbortSignal.any(signals) });
    },
  });
  return {
    ...client,
    async getMe(input, options) {
      const me = await client.getMe(input, options);
      tenantId = me.tenantId;
      return me;
    },
  };
}

/** Answers are taken as the server sends them, which holds them to their schemas itself. */
function clientOf(options: ClientOptions): Client {
  const entries = Object.entries(wires).map(([name, wire]) => [
    name,
    (input: Members, call: CallOptions = {}) => send(options, wire, input, call),
  ]);
  return Object.fromEntries(entries) as Client;
}

export const ApiContext = createContext<Client | undefined>(undefined);

/** @throws {Error} outside of the part of the page that is shown to signed-in people */
export function useApi(): Client {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi needs an ApiContext above it.');
  return api;
}
