import { requireConsent } from '../consent.ts';
import { findAccountById, tenantOf } from '../directory.ts';
import type { Entra } from '../entra.ts';
import { EntraError } from '../entra-error.ts';
import { parseScopes } from '../scopes.ts';
import { type PersonGrant, requiredParameter, type TokenRequest } from '../token-request.ts';
import { type TokenFault, verifyToken } from '../verify-token.ts';

/** An API that was called with a person's token gets one to call Graph as that person. */
export async function onBehalfOfGrant(entra: Entra, { tenantName, client, form }: TokenRequest): Promise<PersonGrant> {
  const tenant = tenantOf(tenantName);
  if (client.isPublic) {
    throw new EntraError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (requiredParameter(form, 'requested_token_use') !== 'on_behalf_of') {
    throw new EntraError('invalid_request', 900144, "The parameter 'requested_token_use' must be 'on_behalf_of'.");
  }
  const verified = await verifyToken(entra, requiredParameter(form, 'assertion'), client.clientId);
  if (!verified.ok) throw refuse(verified.fault);
  const { tid, oid, scp } = verified.claims;
  if (typeof scp !== 'string') {
    throw new EntraError(
      'invalid_grant',
      7000114,
      `Application '${client.clientId}' is not allowed to make application on-behalf-of calls.`,
    );
  }
  const account = tid === tenant.entraTenantId ? findAccountById([tenant], String(oid)) : undefined;
  if (!account) {
    throw new EntraError('invalid_grant', 50020, `The user of the assertion does not exist in tenant '${tenantName}'.`);
  }
  const { permissions } = parseScopes(form.get('scope'));
  requireConsent(entra, { entraTenantId: tenant.entraTenantId, clientId: client.clientId, permissions });
  return { account, scope: form.get('scope') };
}

function refuse(fault: TokenFault): EntraError {
  switch (fault) {
    case 'expired':
      return new EntraError('invalid_grant', 500133, 'Assertion is not within its valid time range.');
    case 'audience':
      return new EntraError(
        'invalid_grant',
        500131,
        'Assertion audience does not match the Client app presenting the assertion. The audience in the assertion must be the client app.',
      );
    case 'signature':
      return new EntraError('invalid_grant', 50013, 'Assertion failed signature validation.');
    case 'issuer':
    case 'malformed':
      return new EntraError('invalid_grant', 50027, 'Invalid JWT token: it is malformed or of an unknown issuer.');
  }
}
