import type {
  Attendee,
  Event,
  Location,
  PatternedRecurrence,
  SingleValueLegacyExtendedProperty,
} from '@microsoft/microsoft-graph-types';
import { toDateTimeTimeZone } from '../exchange/date-time.ts';
import {
  type EventDocument,
  type EventRecord,
  eventTypeOf,
  type Attendee as StoredAttendee,
} from '../exchange/event-document.ts';
import { changeKeyOf, etagOf } from '../exchange/item-ids.ts';
import { htmlToText } from './html-to-text.ts';
import type { Preferences } from './preferences.ts';

/** A copy of an event as Graph shows it; extended properties only where `$expand` asked for them. */
export function toEventJson(record: EventRecord, preferences: Preferences): Event & { '@odata.etag': string } {
  const { document } = record;
  const { occurrenceOf } = document;
  const text = bodyText(document);
  const location = toLocation(document.locationName);
  const id = preferences.immutableIds ? record.id : record.mutableId;
  return {
    '@odata.etag': etagOf(record),
    id,
    createdDateTime: document.createdDateTime,
    lastModifiedDateTime: document.lastModifiedDateTime,
    changeKey: changeKeyOf(record),
    categories: document.categories,
    transactionId: record.transactionId ?? null,
    originalStartTimeZone: document.originalStartTimeZone,
    originalEndTimeZone: document.originalEndTimeZone,
    iCalUId: record.iCalUId,
    reminderMinutesBeforeStart: document.reminderMinutesBeforeStart,
    isReminderOn: document.isReminderOn,
    hasAttachments: false,
    subject: document.subject,
    bodyPreview: text.slice(0, 255),
    importance: document.importance,
    sensitivity: document.sensitivity,
    isAllDay: document.isAllDay,
    isCancelled: document.isCancelled,
    isOrganizer: record.isOrganizer,
    responseRequested: document.responseRequested,
    seriesMasterId: (preferences.immutableIds ? occurrenceOf?.masterId : occurrenceOf?.masterMutableId) ?? null,
    showAs: document.showAs,
    type: eventTypeOf(record),
    ...(occurrenceOf && { originalStart: occurrenceOf.originalStart.replace(/\.000Z$/, 'Z') }),
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    allowNewTimeProposals: document.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: document.hideAttendees,
    recurrence: toRecurrenceJson(document.recurrence),
    onlineMeeting: null,
    responseStatus: document.responseStatus,
    body: preferences.textBody ? { contentType: 'text', content: text } : document.body,
    start: toDateTimeTimeZone(document.start, preferences.timeZone),
    end: toDateTimeTimeZone(document.end, preferences.timeZone),
    location,
    locations: document.locationName === '' ? [] : [location],
    attendees: document.attendees.map((one) => toAttendeeJson(one, preferences)),
    organizer: { emailAddress: document.organizer },
  };
}

/** The properties whose id is asked for: the GUID in any letter case, the name exactly. */
export function selectExtendedProperties(
  { document }: EventRecord,
  isWanted: (id: string) => boolean,
): SingleValueLegacyExtendedProperty[] {
  return document.extendedProperties.filter(({ id }) => isWanted(id)).map(({ id, value }) => ({ id, value }));
}

/** As Graph fills in what the pattern's type does not use. */
function toRecurrenceJson(recurrence: EventDocument['recurrence']): PatternedRecurrence | null {
  if (!recurrence) return null;
  const { pattern, range } = recurrence;
  return {
    pattern: { month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first', ...definedOf(pattern) },
    range: {
      numberOfOccurrences: 0,
      recurrenceTimeZone: 'UTC',
      ...definedOf({ ...range, endDate: range.endDate ?? '0001-01-01' }),
    },
  };
}

function definedOf(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member != null));
}

function bodyText({ body }: EventDocument): string {
  return body.contentType === 'html' ? htmlToText(body.content) : body.content;
}

function toLocation(displayName: string): Location {
  return displayName === ''
    ? { displayName, locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} }
    : { displayName, locationType: 'default', uniqueId: displayName, uniqueIdType: 'private' };
}

function toAttendeeJson(
  { type, status, emailAddress, proposedNewTime }: StoredAttendee,
  preferences: Preferences,
): Attendee {
  return {
    type,
    status,
    emailAddress,
    ...(proposedNewTime
      ? {
          proposedNewTime: {
            start: toDateTimeTimeZone(proposedNewTime.start, preferences.timeZone),
            end: toDateTimeTimeZone(proposedNewTime.end, preferences.timeZone),
          },
        }
      : {}),
  };
}
