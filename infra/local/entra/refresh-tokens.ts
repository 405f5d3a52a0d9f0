import type { Account } from './directory.ts';
import type { Entra } from './entra.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** Entra's for a page in a browser; they are replaced at every use. */
const lifetimeMs = 24 * 60 * 60 * 1000;

export interface RefreshGrant {
  entraTenantId: string;
  objectId: string;
  clientId: string;
  scope: string;
}

export function issueRefreshToken(entra: Entra, { tenant, user }: Account, clientId: string, scope: string): string {
  const token = newSecret();
  entra.database
    .prepare(
      'insert into refresh_tokens (token_hash, tenant_id, object_id, client_id, scope, expires_at) values (?, ?, ?, ?, ?, ?)',
    )
    .run(
      hashSecret(token),
      tenant.entraTenantId,
      user.objectId,
      clientId,
      scope,
      new Date(entra.now().getTime() + lifetimeMs).toISOString(),
    );
  return token;
}

/**
 * What the token stands for, or undefined when unknown or expired. The old one stays good until it expires, as in Entra,
 * so that a client which lost the answer can ask again.
 */
export function findRefreshGrant(entra: Entra, token: string): RefreshGrant | undefined {
  const row = entra.database
    .prepare(
      'select tenant_id, object_id, client_id, scope from refresh_tokens where token_hash = ? and expires_at > ?',
    )
    .get(hashSecret(token), entra.now().toISOString());
  if (!row) return undefined;
  return {
    entraTenantId: String(row.tenant_id),
    objectId: String(row.object_id),
    clientId: String(row.client_id),
    scope: String(row.scope),
  };
}
