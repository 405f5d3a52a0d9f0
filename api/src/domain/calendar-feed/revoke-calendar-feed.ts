import type { CalendarFeed } from '@fleet/contracts/calendar-feed.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import {
  type CalendarFeedRow,
  calendarFeedNotFound,
  selectCalendarFeed,
  toCalendarFeed,
} from './calendar-feed-rows.ts';

/**
 * Lets the secret address answer nobody any more. Revoking twice changes nothing.
 * @throws {DomainError} NOT_FOUND unless it is the caller's, or the caller is an administrator
 */
export function revokeCalendarFeed(
  { actor, tenantId, database, now }: UserContext,
  { calendarFeedId }: OperationArguments<'revokeCalendarFeed'>,
): Promise<CalendarFeed> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<CalendarFeedRow>({
      name: 'calendar-feed.get-for-update',
      text: `${selectCalendarFeed()} where f.id = $1 and ($2::uuid is null or f.user_id = $2) for no key update of f`,
      values: [calendarFeedId, actor.roles.includes('admin') ? null : actor.userId],
    });
    if (!row) throw calendarFeedNotFound();
    if (row.revoked_at) return toCalendarFeed(row);
    const at = now();
    await Promise.all([
      transaction.query({
        name: 'calendar-feed.revoke',
        text: 'update calendar_feeds set revoked_at = $2 where id = $1',
        values: [calendarFeedId, at],
      }),
      writeAudit(transaction, actor, {
        action: 'calendar-feed.revoked',
        entityType: 'calendar-feed',
        entityId: calendarFeedId,
      }),
    ]);
    return toCalendarFeed({ ...row, revoked_at: at });
  });
}
