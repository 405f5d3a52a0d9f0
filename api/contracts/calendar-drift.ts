import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { operation } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';

/** `missing` in Outlook, `extra` in Outlook (an event of Fleet's that no reservation has), or shown `different`ly. */
export const driftKinds = ['missing', 'extra', 'different'] as const;
export const driftFields = ['start', 'end', 'subject', 'location', 'showAs', 'attendees'] as const;

export const calendarDriftSchema = z.object({
  id: z.uuid(),
  kind: z.enum(driftKinds),
  /** Null for an event whose reservation Fleet does not know. */
  reservationId: z.uuid().nullable(),
  /** Null for what is missing in Outlook and never was there. */
  eventId: z.string().nullable(),
  /** Of the event as it is, or as it should be. */
  subject: z.string(),
  /** Where Fleet has it; where Outlook has it, for what is extra. */
  startDate: instantSchema,
  endDate: instantSchema,
  /** Of `different`: what each side says. Times are instants; attendees stand one a line, as `required ada@contoso.example`. */
  differences: z.array(z.object({ field: z.enum(driftFields), fleet: z.string(), outlook: z.string() })),
  /** Which side will hold, once a repair was asked for and is not done yet. */
  repairBy: z.enum(['fleet', 'outlook']).nullable(),
});
export type CalendarDrift = z.infer<typeof calendarDriftSchema>;

const statusMembers = {
  /** When both sides were last compared; null for never. */
  comparedAt: instantSchema.nullable(),
  /** Since when a comparison, a repair or a rebuild is under way; null when none is. */
  workingSince: instantSchema.nullable(),
};
const workSchema = z.object(statusMembers);

/** Which side holds where they differ. */
const sideSchema = z
  .enum(['fleet', 'outlook'])
  .describe(
    'fleet: events are written, made or cancelled as the reservations say. outlook: what the events say becomes a change, a cancellation or a new reservation, by the same rules and approvals as always',
  );

export const calendarDriftOperations = {
  getCalendarDrift: operation({
    method: 'GET',
    path: '/api/v1/calendar/drift',
    summary: 'Where Fleet and Outlook showed different things when they were last compared, by start, a page at a time',
    input: z.strictObject({ kind: z.enum(driftKinds).optional().describe('Only these'), ...pageInput }),
    output: z.object({
      ...statusMembers,
      counts: z.object({ missing: z.int(), extra: z.int(), different: z.int() }),
      /** How many more there are than are kept to be looked at. */
      leftOut: z.int(),
      drifts: z.array(calendarDriftSchema),
      nextCursor: nextCursorSchema,
    }),
    status: 200,
    roles: managerRoles,
  }),
  compareCalendar: operation({
    method: 'POST',
    path: '/api/v1/calendar/drift/compare',
    summary:
      'Compare Fleet and Outlook anew; the answer comes at once, the result with getCalendarDrift when workingSince is null again',
    input: z.strictObject({}),
    output: workSchema,
    status: 200,
    roles: managerRoles,
  }),
  repairCalendarDrift: operation({
    method: 'POST',
    path: '/api/v1/calendar/drift/repair',
    summary: 'Let one side hold where they differ; afterwards both are compared anew',
    input: z.strictObject({
      by: sideSchema,
      driftIds: z.array(z.uuid()).min(1).max(200).optional().describe('Only these; left out, all there are'),
    }),
    output: workSchema,
    status: 200,
    roles: managerRoles,
  }),
  rebuildCalendar: operation({
    method: 'POST',
    path: '/api/v1/calendar/rebuild',
    summary:
      'Make the whole fleet mailbox anew from the reservations, or bring the reservations to what the mailbox shows; for a lost mailbox or a lost database',
    input: z.strictObject({ from: sideSchema }),
    output: workSchema,
    status: 200,
    roles: managerRoles,
  }),
};
