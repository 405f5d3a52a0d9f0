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

interface ExtendedProperty {
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
  document: EventDocument;
}

export const notAnswered: ResponseStatus = { response: 'none', time: '0001-01-01T00:00:00Z' };

export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
