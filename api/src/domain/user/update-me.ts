import type { Me } from '@fleet/contracts/me.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { type MeRow, selectMe, toMe } from './me-rows.ts';

/**
 * Changes what people choose for themselves: language and time zone.
 * @throws {DomainError} PRECONDITION_FAILED
 */
export function updateMe(
  { actor, tenantId, database, now }: UserContext,
  { expectedVersion, ...input }: OperationArguments<'updateMe'>,
): Promise<Me> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<MeRow>({
      name: 'user.me-for-update',
      text: `${selectMe.text} for no key update of u`,
      values: [actor.userId],
    });
    const { locale, timeZone, ...me } = toMe(row);
    requireVersion('profile', me.version, expectedVersion);
    const before = { locale, timeZone };
    const after = merge(before, input);
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0) return { ...me, ...before };
    await Promise.all([
      transaction.query({
        name: 'user.update-me',
        text: 'update users set locale = $2, time_zone = $3, version = version + 1, updated_at = $4 where id = $1',
        values: [actor.userId, after.locale, after.timeZone, now()],
      }),
      writeAudit(transaction, actor, {
        action: 'user.updated',
        entityType: 'user',
        entityId: actor.userId,
        detail: changes,
      }),
    ]);
    return { ...me, ...after, version: me.version + 1 };
  });
}
