import type { SystemContext } from '../command-context.ts';

/** Somebody who is written to, with the customs they read by. */
export interface Reader {
  userId: string;
  displayName: string;
  email: string;
  /** BCP 47 */
  locale: string;
  /** IANA */
  timeZone: string;
}

/** Those of the people who have an active account, by id; nobody writes to who has left. */
export async function findReaders(
  { database, tenantId }: SystemContext,
  userIds: readonly string[],
): Promise<Map<string, Reader>> {
  if (userIds.length === 0) return new Map();
  const rows = await database.read<Reader>(tenantId, {
    name: 'user.readers',
    text: `select id as "userId", display_name as "displayName", email, locale, time_zone as "timeZone"
           from users where id = any ($1) and active`,
    values: [userIds],
  });
  return new Map(rows.map((reader) => [reader.userId, reader]));
}
