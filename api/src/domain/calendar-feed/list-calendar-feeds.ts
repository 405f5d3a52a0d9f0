import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type CalendarFeedRow, selectCalendarFeed, toCalendarFeed } from './calendar-feed-rows.ts';

const newestFirst: Keyset = {
  name: 'calendar-feed',
  direction: 'desc',
  columns: [
    { sql: 'f.created_at', type: 'timestamptz' },
    { sql: 'f.id', type: 'uuid' },
  ],
};

/** The caller's own feeds, newest first, also those that are revoked; a page at a time. */
export async function listCalendarFeeds(
  { actor, tenantId, database }: UserContext,
  { limit, cursor }: OperationArguments<'listCalendarFeeds'>,
): Promise<OperationOutput<'listCalendarFeeds'>> {
  const values: unknown[] = [actor.userId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? `and ${afterCursor(newestFirst, cursor, parameter)}` : '';
  const rows = await database.read<CalendarFeedRow & { page_position: string[] }>(tenantId, {
    name: `calendar-feed.list${cursor ? '.after' : ''}`,
    text: `${selectCalendarFeed(`, ${positionOf(newestFirst)}`)} where f.user_id = $1 ${after}
           order by ${orderOf(newestFirst)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(newestFirst, rows, limit);
  return { calendarFeeds: page.map(toCalendarFeed), nextCursor };
}
