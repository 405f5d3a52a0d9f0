import type { Me } from '@fleet/contracts/me.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { User } from '@fleet/contracts/user.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { type MeRow, selectMe, toMe } from './me-rows.ts';
import { selectUser, toUser, type UserRow, userNotFound } from './user-rows.ts';

/** Who the caller is and which tenant they belong to. */
export async function getMe({ actor, tenantId, database }: UserContext): Promise<Me> {
  const [row] = await database.read<MeRow>(tenantId, { ...selectMe, values: [actor.userId] });
  return toMe(row);
}

/** One person, for whoever manages the fleet. */
export async function getUser(
  { actor, tenantId, database }: UserContext,
  { userId }: OperationArguments<'getUser'>,
): Promise<User> {
  requireFleetManagement(actor, 'see all people');
  const [row] = await database.read<UserRow>(tenantId, {
    name: 'user.get',
    text: `${selectUser()} where u.id = $1`,
    values: [userId],
  });
  if (!row) throw userNotFound();
  return toUser(row);
}
