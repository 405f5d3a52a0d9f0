import { createHash } from 'node:crypto';
import type { Account } from './directory.ts';
import type { Entra } from './entra.ts';
import { hashSecret, isSameSecret, newSecret } from './secrets.ts';

const lifetimeMs = 10 * 60 * 1000;

export interface CodeGrant {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  scope: string;
  nonce: string | undefined;
}

export interface IssuedCodeGrant extends CodeGrant {
  entraTenantId: string;
  objectId: string;
}

export function issueCode(entra: Entra, { tenant, user }: Account, grant: CodeGrant): string {
  const code = newSecret();
  entra.database
    .prepare(
      `insert into authorization_codes
         (code_hash, tenant_id, object_id, client_id, redirect_uri, code_challenge, scope, nonce, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      hashSecret(code),
      tenant.entraTenantId,
      user.objectId,
      grant.clientId,
      grant.redirectUri,
      grant.codeChallenge,
      grant.scope,
      grant.nonce ?? null,
      new Date(entra.now().getTime() + lifetimeMs).toISOString(),
    );
  return code;
}

/** Takes the code out: it works once, whatever the request turns out to be. */
export function redeemCode(entra: Entra, code: string): IssuedCodeGrant | undefined {
  const row = entra.database
    .prepare(
      `delete from authorization_codes where code_hash = ?
       returning tenant_id, object_id, client_id, redirect_uri, code_challenge, scope, nonce, expires_at`,
    )
    .get(hashSecret(code));
  if (!row || String(row.expires_at) <= entra.now().toISOString()) return undefined;
  return {
    entraTenantId: String(row.tenant_id),
    objectId: String(row.object_id),
    clientId: String(row.client_id),
    redirectUri: String(row.redirect_uri),
    codeChallenge: String(row.code_challenge),
    scope: String(row.scope),
    nonce: row.nonce === null ? undefined : String(row.nonce),
  };
}

/** RFC 7636, method S256. */
export function matchesChallenge(codeVerifier: string, codeChallenge: string): boolean {
  return isSameSecret(createHash('sha256').update(codeVerifier).digest('base64url'), codeChallenge);
}
