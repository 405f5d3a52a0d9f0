import type { Microsoft365 } from './microsoft365.ts';

/** Drops codes, refresh tokens and sessions whose time is over, so that the file does not grow with every start. */
export function forgetExpired({ database, now }: Microsoft365): void {
  for (const table of ['sign_in_sessions', 'authorization_codes', 'refresh_tokens']) {
    database.prepare(`delete from ${table} where expires_at <= ?`).run(now().toISOString());
  }
}
