import type { SystemContext, UserContext } from '../command-context.ts';
import { type UserRow, userColumns } from './find-account.ts';
import { toUserContext } from './identify-user.ts';

/**
 * A context to act as a person who has done something outside of Fleet, with their rights and no more.
 * @returns undefined when they have no account that is active
 */
export async function actForUser(context: SystemContext, userId: string): Promise<UserContext | undefined> {
  const { database, tenantId, now } = context;
  const [row] = await database.read<UserRow>(tenantId, {
    name: 'user.act-for',
    text: `select ${userColumns} from users u where u.id = $1 and u.active`,
    values: [userId],
  });
  if (!row) return undefined;
  const acting = toUserContext({ database, now }, { tenantId, decidesFor: [] }, row, 'calendar');
  return acting;
}
