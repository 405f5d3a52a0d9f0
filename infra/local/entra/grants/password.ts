import { demoPassword } from '../../seed/demo-directory.ts';
import { findAccountByName, tenantsOf } from '../directory.ts';
import { EntraError } from '../entra-error.ts';
import { isSameSecret } from '../secrets.ts';
import { type PersonGrant, requiredParameter, type TokenRequest } from '../token-request.ts';

/** Resource owner password credentials, for scripts and tests. */
export function passwordGrant({ tenantName, form }: TokenRequest): PersonGrant {
  if (tenantName.toLowerCase() === 'common') {
    throw new EntraError(
      'invalid_request',
      9001023,
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    );
  }
  const tenants = tenantsOf(tenantName);
  const username = requiredParameter(form, 'username');
  const password = requiredParameter(form, 'password');
  const account = findAccountByName(tenants, username);
  if (!account) {
    throw new EntraError(
      'invalid_grant',
      50034,
      `The user account ${username} does not exist in the ${tenantName} directory. To sign into this application, the account must be added to the directory.`,
    );
  }
  if (!isSameSecret(password, demoPassword)) {
    throw new EntraError('invalid_grant', 50126, 'Error validating credentials due to invalid username or password.');
  }
  return { account, scope: form.get('scope') };
}
