import { tenantOf } from '../directory.ts';
import type { Entra } from '../entra.ts';
import { EntraError } from '../entra-error.ts';
import { issueAppOnlyToken, tokenLifetime } from '../issue-tokens.ts';
import { parseScopes } from '../scopes.ts';
import type { TokenRequest } from '../token-request.ts';

/** An app acting as itself: the answer has neither refresh token nor account. */
export async function clientCredentialsGrant(
  entra: Entra,
  { tenantName, client, form }: TokenRequest,
): Promise<Record<string, unknown>> {
  const tenant = tenantOf(tenantName);
  if (client.isPublic) {
    throw new EntraError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  const scopes = parseScopes(form.get('scope'));
  if (!scopes.isDefault) {
    throw new EntraError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${form.get('scope')} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  return {
    token_type: 'Bearer',
    ...tokenLifetime,
    access_token: await issueAppOnlyToken(entra, tenant.entraTenantId, client.clientId, scopes),
  };
}
