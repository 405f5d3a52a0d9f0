import type { Recurrence } from './recurrence/recurrence.ts';

type ShowAs = 'unknown' | 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';
export type Response = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

export interface EmailAddress {
  name: string;
  address: string;
}

export interface ResponseStatus {
  response: Response;
  /** ISO 8601; year 1 where nobody has answered yet, as Exchange writes it. */
  time: string;
}

export interface Attendee {
  type: 'required' | 'optional' | 'resource';
  status: ResponseStatus;
  emailAddress: EmailAddress;
  /** Where an answer proposed another time: ISO 8601 in UTC. */
  proposedNewTime?: { start: string; end: string };
}

export interface ItemBody {
  contentType: 'text' | 'html';
  content: string;
}

export interface ExtendedProperty {
  /** For example `String {66f5a359-4659-4830-9070-00047ec6ac6e} Name ReservationId`. */
  id: string;
  value: string;
}

/** What one mailbox holds of an event; start and end are ISO 8601 in UTC. */
export interface EventDocument {
  subject: string;
  body: ItemBody;
  start: string;
  end: string;
  originalStartTimeZone: string;
  originalEndTimeZone: string;
  locationName: string;
  organizer: EmailAddress;
  attendees: Attendee[];
  showAs: ShowAs;
  /** What the organiser shows the time as: an attendee's copy shows it so once accepted. */
  intendedShowAs: ShowAs;
  importance: 'low' | 'normal' | 'high';
  sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
  isAllDay: boolean;
  isCancelled: boolean;
  isReminderOn: boolean;
  reminderMinutesBeforeStart: number;
  responseRequested: boolean;
  allowNewTimeProposals: boolean;
  hideAttendees: boolean;
  categories: string[];
  responseStatus: ResponseStatus;
  extendedProperties: ExtendedProperty[];
  createdDateTime: string;
  lastModifiedDateTime: string;
  /** Of a series' master. */
  recurrence?: Recurrence;
  /** Of a master: the days of its pattern on which it does not take place. */
  cancelledDates?: string[];
  /** Of a member of a series. */
  occurrenceOf?: { masterId: string; masterMutableId: string; date: string; originalStart: string };
}

/** One mailbox's copy of an event with what identifies it. */
export interface EventRecord {
  /** Immutable id */
  id: string;
  /** The id given without `Prefer: IdType="ImmutableId"`. */
  mutableId: string;
  mailbox: string;
  iCalUId: string;
  transactionId: string | undefined;
  isOrganizer: boolean;
  /** Raised by every write; change key and etag come from it. */
  version: number;
  /** False for a member of a series that is as the series has it, and so has no row of its own. */
  isStored: boolean;
  document: EventDocument;
}

export type EventType = 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';

export function eventTypeOf({ document, isStored }: Pick<EventRecord, 'document' | 'isStored'>): EventType {
  if (document.recurrence) return 'seriesMaster';
  if (!document.occurrenceOf) return 'singleInstance';
  return isStored ? 'exception' : 'occurrence';
}

export const notAnswered: ResponseStatus = { response: 'none', time: '0001-01-01T00:00:00Z' };

export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
