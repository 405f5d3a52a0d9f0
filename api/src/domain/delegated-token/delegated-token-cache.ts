/** Where tokens lie by which the product acts for somebody: encrypted, and bound to the person and to the token they sent. */
import { createHash } from 'node:crypto';
import type { UserContext } from '../command-context.ts';
import type { SecretBox } from '../secret-box.ts';

export interface DelegatedTokenCache {
  /** @returns undefined when there is nothing, or nothing that can still be opened */
  load(): Promise<string | undefined>;
  save(content: string): Promise<void>;
}

/** Longer than an access token of Entra lives: 60 to 90 minutes. */
const lifetimeMilliseconds = 2 * 60 * 60 * 1000;

/**
 * What was last given to act for a person, as long as it lives: in the chat nobody sends a token.
 * @returns undefined until they have used the tab, and agreed there
 */
export async function latestDelegatedToken(
  { actor, tenantId, database, now }: UserContext,
  secretBox: SecretBox,
): Promise<string | undefined> {
  const [row] = await database.read<{ sealed: Buffer; hash: Buffer }>(tenantId, {
    name: 'delegated-token.latest',
    text: `select sealed, token_sha256 as hash from delegated_tokens where user_id = $1 and expires_at > $2
           order by expires_at desc limit 1`,
    values: [actor.userId, now()],
  });
  if (!row) return undefined;
  try {
    return secretBox.open(row.sealed, purposeOf(tenantId, actor.userId, row.hash));
  } catch {
    return undefined;
  }
}

/** What is sealed for one row opens in no other. */
function purposeOf(tenantId: string, userId: string, hash: Buffer): string {
  return `delegated token ${tenantId} ${userId} ${hash.toString('base64url')}`;
}

/** @param token that the person's request brought; only its hash is kept */
export function delegatedTokenCache(
  { actor, tenantId, database, now }: UserContext,
  token: string,
  secretBox: SecretBox,
): DelegatedTokenCache {
  const hash = createHash('sha256').update(token).digest();
  const purpose = purposeOf(tenantId, actor.userId, hash);
  return {
    async load() {
      const [row] = await database.read<{ sealed: Buffer }>(tenantId, {
        name: 'delegated-token.get',
        text: 'select sealed from delegated_tokens where token_sha256 = $1 and user_id = $2 and expires_at > $3',
        values: [hash, actor.userId, now()],
      });
      if (!row) return undefined;
      try {
        return secretBox.open(row.sealed, purpose);
      } catch {
        // The key has been changed since; Entra gives another.
        return undefined;
      }
    },
    async save(content) {
      const expiresAt = new Date(now().getTime() + lifetimeMilliseconds);
      await database.transaction(tenantId, (transaction) =>
        Promise.all([
          transaction.query({
            name: 'delegated-token.put',
            text: `insert into delegated_tokens (token_sha256, user_id, sealed, expires_at) values ($1, $2, $3, $4)
                   on conflict (tenant_id, token_sha256) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
            values: [hash, actor.userId, secretBox.seal(content, purpose), expiresAt],
          }),
          transaction.query({
            name: 'delegated-token.forget-expired',
            text: 'delete from delegated_tokens where expires_at <= $1',
            values: [now()],
          }),
        ]),
      );
    },
  };
}
