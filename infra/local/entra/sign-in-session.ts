import type { Call } from '../http/call.ts';
import { readCookie } from '../http/cookies.ts';
import { demoTenants } from '../seed/demo-directory.ts';
import { type Account, findAccountById } from './directory.ts';
import type { Entra } from './entra.ts';
import { hashSecret, newSecret } from './secrets.ts';

const cookieName = 'entra_session';
const lifetimeMs = 24 * 60 * 60 * 1000;

/** Remembers in the browser who signed in, so that a silent request (`prompt=none`) can be answered. */
export function startSession(entra: Entra, { user }: Account): string {
  const session = newSecret();
  entra.database
    .prepare('insert into sign_in_sessions (session_hash, object_id, expires_at) values (?, ?, ?)')
    .run(hashSecret(session), user.objectId, new Date(entra.now().getTime() + lifetimeMs).toISOString());
  return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`;
}

export function findSession(entra: Entra, call: Call): Account | undefined {
  const session = readCookie(call, cookieName);
  if (!session) return undefined;
  const row = entra.database
    .prepare('select object_id from sign_in_sessions where session_hash = ? and expires_at > ?')
    .get(hashSecret(session), entra.now().toISOString());
  return row ? findAccountById(demoTenants, String(row.object_id)) : undefined;
}

/** @returns the header value that makes the browser forget the session */
export function endSession(entra: Entra, call: Call): string {
  const session = readCookie(call, cookieName);
  if (session) entra.database.prepare('delete from sign_in_sessions where session_hash = ?').run(hashSecret(session));
  return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}
