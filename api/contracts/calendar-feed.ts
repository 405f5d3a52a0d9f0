import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';

export const calendarFeedSchema = z.object({
  id: z.uuid(),
  /** Whose reservations: of this vehicle, or the caller's own when null. */
  vehicle: z.object({ id: z.uuid(), name: z.string(), licensePlate: z.string() }).nullable(),
  createdAt: instantSchema,
  /** Since when the address answers nobody; null while it works. */
  revokedAt: instantSchema.nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

export const calendarFeedOperations = {
  listCalendarFeeds: operation({
    method: 'GET',
    path: '/api/v1/calendar-feeds',
    summary: 'The caller’s calendar feeds, newest first, without their secret addresses; a page at a time',
    input: z.strictObject(pageInput),
    output: z.object({ calendarFeeds: z.array(calendarFeedSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  createCalendarFeed: operation({
    method: 'POST',
    path: '/api/v1/calendar-feeds',
    summary: 'Make a secret address under which a calendar program reads reservations; it is told this once',
    input: z.strictObject({
      /** For fleet managers; left out, the feed shows what the caller drives. */
      vehicleId: z.uuid().optional(),
    }),
    output: calendarFeedSchema.extend({
      /** Below the address of the server: `/calendar/….ics`. Whoever knows it can read. */
      path: z.string(),
    }),
    status: 201,
    roles,
  }),
  revokeCalendarFeed: operation({
    method: 'DELETE',
    path: '/api/v1/calendar-feeds/{calendarFeedId}',
    summary: 'Let a secret address answer nobody any more',
    input: z.strictObject({ calendarFeedId: z.uuid() }),
    output: calendarFeedSchema,
    status: 200,
    roles,
  }),
};
