import type { ConfidentialClientApplication } from '@azure/msal-node';
import { type ApplicationCredentials, createApplicationRegistration } from './application-registration.ts';

/**
 * Acquires tokens for Graph as the application itself, per directory; MSAL caches and renews them.
 * @returns a function that gives a token for the directory with that id
 */
export function createApplicationTokens(
  credentials: ApplicationCredentials,
): (entraTenantId: string) => Promise<string> {
  const registration = createApplicationRegistration(credentials);
  const clients = new Map<string, ConfidentialClientApplication>();
  return async (entraTenantId) => {
    const client = clients.get(entraTenantId) ?? registration(entraTenantId);
    clients.set(entraTenantId, client);
    const result = await client.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    if (!result) throw new Error('Entra gave no token for the application');
    return result.accessToken;
  };
}
