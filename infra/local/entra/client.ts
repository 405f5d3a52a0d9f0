import { demoApps } from '../seed/demo-directory.ts';
import { requireClientAssertion } from './client-assertion.ts';
import type { Entra } from './entra.ts';
import { EntraError } from './entra-error.ts';
import { isSameSecret } from './secrets.ts';

/** An app registration as far as the token endpoint needs it. */
export interface Client {
  clientId: string;
  secret?: string;
  /** Such as a page in a browser, which can keep no secret. */
  isPublic: boolean;
}

const clients: readonly Client[] = [
  { clientId: demoApps.api.clientId, secret: demoApps.api.clientSecret, isPublic: false },
  { clientId: demoApps.tabs.clientId, isPublic: true },
];

export function findClient(clientId: string | undefined, tenantName: string): Client {
  if (!clientId) {
    throw new EntraError(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_id'.",
    );
  }
  const client = clients.find((one) => one.clientId === clientId.toLowerCase());
  if (client) return client;
  throw new EntraError(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenantName}'.`,
  );
}

/**
 * The client of a token request, with its secret, or what stands in the place of one, checked when it needs one.
 * @param authorization the HTTP header, which may carry id and secret (RFC 6749 section 2.3.1)
 */
export async function authenticateClient(
  entra: Entra,
  form: URLSearchParams,
  authorization: string | undefined,
  tenantName: string,
): Promise<Client> {
  const basic = readBasic(authorization);
  const client = findClient(basic?.clientId ?? form.get('client_id') ?? undefined, tenantName);
  const secret = basic?.secret ?? form.get('client_secret') ?? undefined;
  const assertion = form.get('client_assertion') ?? undefined;
  if (client.isPublic) {
    if (secret === undefined && assertion === undefined) return client;
    throw new EntraError(
      'invalid_client',
      700025,
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    );
  }
  if (assertion !== undefined) {
    await requireClientAssertion(entra, client.clientId, {
      type: form.get('client_assertion_type'),
      assertion,
      tenantName,
    });
    return client;
  }
  if (secret === undefined) {
    throw new EntraError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (client.secret === undefined || !isSameSecret(secret, client.secret)) {
    throw new EntraError(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client.clientId}'.`,
    );
  }
  return client;
}

function readBasic(authorization: string | undefined): { clientId: string; secret: string } | undefined {
  const encoded = /^basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return undefined;
  const [clientId = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { clientId: decodeURIComponent(clientId), secret: decodeURIComponent(secret.join(':')) };
}
