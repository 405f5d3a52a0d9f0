import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions } from '@azure/msal-node';
import { rewriteOrigin } from './rewrite-origin.ts';

export interface ApplicationCredentials {
  clientId: string;
  clientSecret: string;
  /** Origin of the stand-in for Entra and Graph; undefined in production. */
  emulatorUrl?: string | undefined;
}

const timeoutMilliseconds = 15_000;

/**
 * Acquires tokens for Graph as the application itself, per directory; MSAL caches and renews them.
 * @returns a function that gives a token for the directory with that id
 */
export function createApplicationTokens(
  credentials: ApplicationCredentials,
): (entraTenantId: string) => Promise<string> {
  const clients = new Map<string, ConfidentialClientApplication>();
  return async (entraTenantId) => {
    let client = clients.get(entraTenantId);
    if (!client) {
      client = new ConfidentialClientApplication({
        auth: {
          clientId: credentials.clientId,
          clientSecret: credentials.clientSecret,
          authority: `https://login.microsoftonline.com/${entraTenantId}`,
        },
        system: { networkClient: network(credentials.emulatorUrl) },
      });
      clients.set(entraTenantId, client);
    }
    const result = await client.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    if (!result) throw new Error('Entra gave no token for the application');
    return result.accessToken;
  };
}

function network(emulatorUrl: string | undefined): INetworkModule {
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
