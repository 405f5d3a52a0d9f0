import type { Mailbox } from '../microsoft/graph-clients.ts';

export interface CalendarAttendee {
  /** A vehicle's equipment mailbox answers by itself; people are invited. */
  kind: 'resource' | 'required' | 'optional';
  address: string;
  name: string;
}

/** What a reservation looks like in a calendar. */
export interface CalendarEvent {
  reservationId: string;
  /** Makes a creation that is sent twice one event. */
  version: number;
  subject: string;
  bodyHtml: string;
  startDate: Date;
  endDate: Date;
  location: string;
  /** Shown hatched, not yet firm. */
  tentative: boolean;
  attendees: readonly CalendarAttendee[];
}

/** The calendar people look at. Both verbs may be repeated: the second time finds everything done. */
export interface Calendar {
  /**
   * Makes the organiser's calendar show the event as given.
   * @param knownEventId where it was last seen
   * @returns the event's immutable id
   */
  put(organizer: Mailbox, event: CalendarEvent, knownEventId: string | null): Promise<string>;
  /**
   * Cancels the event for everybody, if there is one.
   * @param comment told to those who were invited
   */
  cancel(organizer: Mailbox, reservationId: string, knownEventId: string | null, comment: string): Promise<void>;
}
