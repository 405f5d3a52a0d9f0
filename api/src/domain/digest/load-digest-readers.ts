import type { SystemContext } from '../command-context.ts';
import type { Reader } from '../user/find-readers.ts';

/** Every fleet manager with an active account; nobody where they have appointed a channel in Teams, which hears of it. */
export function loadDigestReaders({ database, tenantId }: SystemContext): Promise<Reader[]> {
  return database.read<Reader>(tenantId, {
    name: 'digest.readers',
    text: `select u.id as "userId", u.display_name as "displayName", u.email, u.locale, u.time_zone as "timeZone"
           from users u where u.active and 'fleet_manager' = any (u.roles) and not exists (select from manager_channels)
           order by u.id`,
    values: [],
  });
}
