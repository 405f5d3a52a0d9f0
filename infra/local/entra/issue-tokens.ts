import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Account } from './directory.ts';
import { type Entra, issuerOf } from './entra.ts';
import type { RequestedScopes } from './scopes.ts';

const lifetimeSeconds = 3600;

/** @returns an access token for a person, with the delegated permissions in `scp` */
export function issueDelegatedToken(
  entra: Entra,
  { tenant, user }: Account,
  clientId: string,
  scopes: RequestedScopes,
): Promise<string> {
  return sign(entra, tenant.entraTenantId, scopes.resource.audience, {
    azp: clientId,
    azpacr: '0',
    name: user.displayName,
    oid: user.objectId,
    preferred_username: user.userPrincipalName,
    scp: scopes.permissions.join(' '),
    sub: pairwiseSubject(user.objectId, scopes.resource.audience),
    tid: tenant.entraTenantId,
  });
}

/** @returns an access token for an app without a person, with the application permissions in `roles` */
export function issueAppOnlyToken(
  entra: Entra,
  entraTenantId: string,
  clientId: string,
  scopes: RequestedScopes,
): Promise<string> {
  const servicePrincipal = uuidOf(`${entraTenantId} ${clientId}`);
  return sign(entra, entraTenantId, scopes.resource.audience, {
    azp: clientId,
    azpacr: '1',
    idtyp: 'app',
    oid: servicePrincipal,
    ...(scopes.resource.application.length > 0 ? { roles: scopes.resource.application } : {}),
    sub: servicePrincipal,
    tid: entraTenantId,
  });
}

export function issueIdToken(
  entra: Entra,
  { tenant, user }: Account,
  clientId: string,
  nonce: string | undefined,
): Promise<string> {
  return sign(entra, tenant.entraTenantId, clientId, {
    email: user.userPrincipalName,
    name: user.displayName,
    ...(nonce ? { nonce } : {}),
    oid: user.objectId,
    preferred_username: user.userPrincipalName,
    sub: pairwiseSubject(user.objectId, clientId),
    tid: tenant.entraTenantId,
  });
}

/** What MSAL reads the account's home id from. */
export function clientInfo({ tenant, user }: Account): string {
  return Buffer.from(JSON.stringify({ uid: user.objectId, utid: tenant.entraTenantId })).toString('base64url');
}

/** The lifetimes of an answer, as MSAL expects them. */
export const tokenLifetime = { expires_in: lifetimeSeconds - 1, ext_expires_in: lifetimeSeconds - 1 };

function sign(entra: Entra, entraTenantId: string, audience: string, claims: Record<string, unknown>): Promise<string> {
  const issuedAt = Math.floor(entra.now().getTime() / 1000);
  return new SignJWT({ ...claims, ver: '2.0', uti: randomUUID() })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: entra.signingKey.keyId })
    .setIssuer(issuerOf(entraTenantId))
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(entra.signingKey.privateKey);
}

/** Entra gives a person another `sub` for every app; only `oid` with `tid` is the same everywhere. */
function pairwiseSubject(objectId: string, audience: string): string {
  return createHash('sha256').update(`${objectId} ${audience}`).digest('base64url');
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
