import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node';
import { rewriteOrigin } from './rewrite-origin.ts';

const timeoutMilliseconds = 15_000;

/**
 * How MSAL reaches Entra, and the endpoint of the machine that knows its managed identity.
 * @param emulatorUrl origin of the stand-in; undefined in production
 */
export function entraNetwork(emulatorUrl: string | undefined): INetworkModule {
  async function send<Body>(method: 'GET' | 'POST', url: string, options: NetworkRequestOptions = {}) {
    const response = await fetch(rewriteOrigin(url, emulatorUrl), {
      method,
      headers: options.headers ?? {},
      ...(method === 'POST' && { body: options.body ?? '' }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const headers = Object.fromEntries(response.headers);
    return { headers, body: (await response.json()) as Body, status: response.status };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
