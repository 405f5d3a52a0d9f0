import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { type CalendarFeedRow, selectCalendarFeed, toCalendarFeed } from './calendar-feed-rows.ts';

/** The caller's own feeds, newest first, also those that are revoked. */
export async function listCalendarFeeds({
  actor,
  tenantId,
  database,
}: UserContext): Promise<OperationOutput<'listCalendarFeeds'>> {
  const rows = await database.read<CalendarFeedRow>(tenantId, {
    name: 'calendar-feed.list',
    text: `${selectCalendarFeed} where f.user_id = $1 order by f.created_at desc, f.id desc limit 200`,
    values: [actor.userId],
  });
  return { calendarFeeds: rows.map(toCalendarFeed) };
}
