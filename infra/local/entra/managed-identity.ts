import { SignJWT } from 'jose';
import { type Call, jsonReply, type Reply } from '../http/call.ts';
import { demoApps, demoTenants } from '../seed/demo-directory.ts';
import { type Entra, issuerOf } from './entra.ts';

/** What a token is for that stands in the place of a client secret. */
export const exchangeAudience = 'api://AzureADTokenExchange';

/** The identity lives in the directory of whoever runs the machine. */
export const identityIssuer = issuerOf(demoTenants[0]?.entraTenantId ?? '');

const lifetimeSeconds = 86_400;

/**
 * `GET /metadata/identity/oauth2/token`, as the Azure Instance Metadata Service answers on a machine that has the identity:
 * "How to use managed identities … to acquire an access token".
 */
export async function answerIdentityToken(entra: Entra, call: Call): Promise<Reply> {
  const { searchParams: query } = call.url;
  const refuse = (description: string) => jsonReply(400, { error: 'invalid_request', error_description: description });
  // Keeps requests away that somebody makes the machine send.
  if (call.headers.metadata !== 'true') return refuse('Required metadata header not specified');
  const resource = query.get('resource');
  if (!query.get('api-version') || !resource) return refuse('Required query variable is missing');
  const { clientId, principalId } = demoApps.managedIdentity;
  if (query.get('client_id') !== clientId) return refuse('Identity not found');
  const issuedAt = Math.floor(entra.now().getTime() / 1000);
  const expiresAt = issuedAt + lifetimeSeconds;
  const token = await new SignJWT({ oid: principalId, appid: clientId })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: entra.signingKey.keyId })
    .setIssuer(identityIssuer)
    .setSubject(principalId)
    .setAudience(resource)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(entra.signingKey.privateKey);
  return jsonReply(200, {
    access_token: token,
    client_id: clientId,
    expires_in: String(lifetimeSeconds),
    expires_on: String(expiresAt),
    ext_expires_in: String(lifetimeSeconds),
    not_before: String(issuedAt),
    resource,
    token_type: 'Bearer',
  });
}
