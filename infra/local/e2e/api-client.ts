/** The REST API as one of the demo people reaches it, signed in at the stand-in for Entra. */
import { type Client, createClient } from '@fleet/contracts/client.ts';
import { demoApps, demoPassword } from '../seed/demo-directory.ts';
import { type DemoPerson, demoCompany, demoPerson } from '../testing/demo-stage.ts';
import type { RunningProduct } from './running-product.ts';

type Addresses = Pick<RunningProduct, 'url' | 'microsoftUrl'>;

/** @param person of contoso */
export async function signIn(product: Addresses, person: DemoPerson): Promise<Client> {
  const token = await requestToken(product, person);
  const { tenantId } = demoCompany();
  return createClient({ baseUrl: product.url, credentials: async () => ({ token, tenantId }) });
}

/** The token with which Teams signs a person in. */
export async function requestToken({ microsoftUrl }: Addresses, person: DemoPerson): Promise<string> {
  const response = await fetch(`${microsoftUrl}/${demoCompany().domain}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: demoApps.tabs.clientId,
      username: demoPerson(person).userPrincipalName,
      password: demoPassword,
      scope: `${demoApps.api.identifierUri}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
