import { type Client, createClient } from '@fleet/contracts/client.ts';
import { createContext, useContext } from 'react';

const answerTimeoutMilliseconds = 20_000;

/**
 * The API for the person whose tokens these are. `getMe` must be the first call: it tells the tenant, which every other
 * call names in `X-Tenant-ID`.
 */
export function createApi(token: () => Promise<string>): Client {
  let tenantId: string | undefined;
  const client = createClient({
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

export const ApiContext = createContext<Client | undefined>(undefined);

/** @throws {Error} outside of the part of the page that is shown to signed-in people */
export function useApi(): Client {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi needs an ApiContext above it.');
  return api;
}
