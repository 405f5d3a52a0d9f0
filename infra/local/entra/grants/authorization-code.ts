import { matchesChallenge, redeemCode } from '../authorization-codes.ts';
import { findAccountById, tenantsOf } from '../directory.ts';
import type { Entra } from '../entra.ts';
import { EntraError } from '../entra-error.ts';
import { type PersonGrant, requiredParameter, type TokenRequest } from '../token-request.ts';

/** The code the sign-in page gave out, with the verifier that proves it comes from the same page (RFC 7636). */
export function authorizationCodeGrant(entra: Entra, { tenantName, client, form }: TokenRequest): PersonGrant {
  const tenants = tenantsOf(tenantName);
  const code = requiredParameter(form, 'code');
  const redirectUri = requiredParameter(form, 'redirect_uri');
  const codeVerifier = requiredParameter(form, 'code_verifier');
  const grant = redeemCode(entra, code);
  if (!grant) {
    throw new EntraError('invalid_grant', 70008, 'The provided authorization code is expired or was already redeemed.');
  }
  if (grant.clientId !== client.clientId) {
    throw new EntraError(
      'invalid_grant',
      700005,
      'Provided Authorization Code is intended to use against other client.',
    );
  }
  if (grant.redirectUri !== redirectUri) {
    throw new EntraError(
      'invalid_grant',
      500112,
      'The reply address does not match the one of the authorization request.',
    );
  }
  if (!matchesChallenge(codeVerifier, grant.codeChallenge)) {
    throw new EntraError(
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge of the request.',
    );
  }
  const account = findAccountById(tenants, grant.objectId);
  if (!account) throw new EntraError('invalid_grant', 50020, `The user does not exist in tenant '${tenantName}'.`);
  return { account, scope: grant.scope, nonce: grant.nonce };
}
