import { z } from 'zod';
import { toInstant } from '../exchange/date-time.ts';
import type { EventChanges } from '../exchange/event-changes.ts';
import { recurrenceInput } from '../exchange/recurrence/recurrence.ts';
import { toIanaZone } from '../exchange/time-zones.ts';
import { emailAddress, itemBody } from './recipient-input.ts';

const dateTimeTimeZone = z.strictObject({ dateTime: z.string(), timeZone: z.string().nullish() });
const location = z.looseObject({ displayName: z.string().nullish() });

const extendedProperty = z.strictObject({
  id: z.string().regex(/^\w+ \{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} (Name .+|Id 0x[0-9a-f]+)$/i),
  value: z.string(),
});

/** Only Exchange sets these; what a caller sends for them is passed over, as in Graph. */
const readOnly = Object.fromEntries(
  [
    'id',
    'changeKey',
    'createdDateTime',
    'lastModifiedDateTime',
    'iCalUId',
    'isCancelled',
    'isOrganizer',
    'isDraft',
    'bodyPreview',
    'organizer',
    'responseStatus',
    'originalStart',
    'originalStartTimeZone',
    'originalEndTimeZone',
    'onlineMeeting',
    'onlineMeetingUrl',
    'seriesMasterId',
    'type',
    'webLink',
    'hasAttachments',
    '@odata.etag',
    '@odata.context',
    '@odata.type',
  ].map((name) => [name, z.unknown().optional()]),
);

/** The body of a POST or PATCH of an event: what it may hold, and nothing invented. */
export const eventInput = z.strictObject({
  ...readOnly,
  subject: z.string().nullish(),
  body: itemBody.nullish(),
  start: dateTimeTimeZone.optional(),
  end: dateTimeTimeZone.optional(),
  location: location.nullish(),
  locations: z.array(location).optional(),
  attendees: z
    .array(
      z.looseObject({
        emailAddress,
        type: z.enum(['required', 'optional', 'resource']).nullish(),
      }),
    )
    .max(500)
    .optional(),
  showAs: z.enum(['unknown', 'free', 'tentative', 'busy', 'oof', 'workingElsewhere']).optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional(),
  isAllDay: z.boolean().optional(),
  isReminderOn: z.boolean().optional(),
  reminderMinutesBeforeStart: z.int().optional(),
  responseRequested: z.boolean().optional(),
  allowNewTimeProposals: z.boolean().optional(),
  hideAttendees: z.boolean().optional(),
  categories: z.array(z.string()).optional(),
  transactionId: z.string().min(1).max(255).nullish(),
  singleValueExtendedProperties: z.array(extendedProperty).optional(),
  isOnlineMeeting: z.literal(false).optional(),
  recurrence: recurrenceInput.nullish(),
});

export type EventInput = z.infer<typeof eventInput>;

/** What a request asks for; what it does not name stays as it is. */
export function toChanges(input: EventInput): EventChanges {
  const locationName = input.location?.displayName ?? input.locations?.[0]?.displayName;
  const given = {
    subject: input.subject ?? undefined,
    body: input.body ?? undefined,
    ...(input.start && {
      start: toInstant(input.start),
      originalStartTimeZone: toIanaZone(input.start.timeZone ?? 'UTC'),
    }),
    ...(input.end && { end: toInstant(input.end), originalEndTimeZone: toIanaZone(input.end.timeZone ?? 'UTC') }),
    locationName: locationName ?? (input.location === null ? '' : undefined),
    attendees: input.attendees?.map(({ emailAddress: address, type }) => ({
      type: type ?? ('required' as const),
      emailAddress: address,
    })),
    showAs: input.showAs,
    importance: input.importance,
    sensitivity: input.sensitivity,
    isAllDay: input.isAllDay,
    isReminderOn: input.isReminderOn,
    reminderMinutesBeforeStart: input.reminderMinutesBeforeStart,
    responseRequested: input.responseRequested,
    allowNewTimeProposals: input.allowNewTimeProposals,
    hideAttendees: input.hideAttendees,
    categories: input.categories,
    recurrence: input.recurrence ?? undefined,
    extendedProperties: input.singleValueExtendedProperties?.map(({ id, value }) => ({ id: normalizeId(id), value })),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The GUID of an extended property in lower case, as Graph answers it; the name keeps its case. */
export function normalizeId(id: string): string {
  return id.replace(/\{[^}]*\}/, (guid) => guid.toLowerCase());
}
