import { findAccountById, tenantsOf } from '../directory.ts';
import type { Entra } from '../entra.ts';
import { EntraError } from '../entra-error.ts';
import { findRefreshGrant } from '../refresh-tokens.ts';
import { type PersonGrant, requiredParameter, type TokenRequest } from '../token-request.ts';

/** A newer token for the same person and client; other scopes may be asked for, as Entra allows. */
export function refreshTokenGrant(entra: Entra, { tenantName, client, form }: TokenRequest): PersonGrant {
  const tenants = tenantsOf(tenantName);
  const grant = findRefreshGrant(entra, requiredParameter(form, 'refresh_token'));
  if (!grant) {
    throw new EntraError('invalid_grant', 700082, 'The refresh token is unknown or has expired due to inactivity.');
  }
  if (grant.clientId !== client.clientId) {
    throw new EntraError('invalid_grant', 700005, 'The refresh token was issued to another client.');
  }
  const account = findAccountById(tenants, grant.objectId);
  if (!account) throw new EntraError('invalid_grant', 50020, `The user does not exist in tenant '${tenantName}'.`);
  return { account, scope: form.get('scope') ?? grant.scope };
}
