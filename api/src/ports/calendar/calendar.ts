import type { OutlookPattern } from '@fleet/contracts/outlook-pattern.ts';
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
  /** The same for the same wish to make it, so that a creation that is sent twice makes one event. */
  transactionId: string;
  /** What a lost database would need to make the reservation again. */
  facts: object;
  subject: string;
  bodyHtml: string;
  startDate: Date;
  endDate: Date;
  /** On whose wall clock it is shown, IANA. */
  timeZone: string;
  location: string;
  /** Shown hatched, not yet firm. */
  tentative: boolean;
  attendees: readonly CalendarAttendee[];
  /** Of a series. */
  recurrence?: CalendarRecurrence;
}

/** As Outlook says how something repeats. */
export interface CalendarRecurrence {
  pattern: OutlookPattern;
  /** `2027-03-01` */
  startDay: string;
  /** The last day it may fall on; null where it has no end, or ends by number. */
  endDay: string | null;
}

export interface ShownAttendee {
  kind: string;
  /** In lower case. */
  address: string;
  response: string;
  proposal: { startDate: string; endDate: string } | null;
}

/** An event as a calendar shows it; instants as ISO 8601 with milliseconds. */
export interface ShownEvent {
  eventId: string;
  etag: string;
  iCalUId: string;
  transactionId: string | null;
  seriesMasterId: string | null;
  isSeries: boolean;
  /** Of a series. */
  recurrence: CalendarRecurrence | null;
  /** Of a member of a series: where its pattern has it, wherever it is by now. */
  originalStart: string | null;
  subject: string;
  location: string;
  startDate: string;
  endDate: string;
  showAs: string;
  isCancelled: boolean;
  organizer: { address: string; name: string };
  attendees: readonly ShownAttendee[];
  /** Whose event it is, where that was asked for. */
  reservationId: string | null;
  facts: object | null;
}

export interface CalendarWindow {
  start: Date;
  end: Date;
}

export interface CalendarChanges {
  /** Whole events, and members of series of which little more than the time is told. */
  events: (Partial<ShownEvent> & Pick<ShownEvent, 'eventId' | 'startDate' | 'endDate' | 'etag'>)[];
  /** Said to be gone, which proves nothing. */
  removedIds: string[];
  /** Where the next round begins. */
  link: string;
  /** Whether it is all there is in the window, and not only what changed. */
  isEverything: boolean;
}

/** The place where the last round ended is lost: only everything anew will do. */
export class ChangesLost extends Error {}

export interface EventLookup {
  reservationId: string;
  /** Where it was last seen. */
  eventId: string | null;
}

export type CalendarWrite =
  | { do: 'create'; event: CalendarEvent }
  /** `only` its time leaves alone who is told what; `only` its description does not touch how a series repeats. */
  | { do: 'update'; event: CalendarEvent; eventId: string; etag: string; only?: 'time' | 'description' }
  | { do: 'cancel'; eventId: string; comment: string };

export type Written =
  | { outcome: 'shown'; event: ShownEvent }
  | { outcome: 'gone' }
  /** Somebody changed it since it was read. */
  | { outcome: 'changed' }
  /** It will not work, however often it is tried. */
  | { outcome: 'refused'; reason: string };

interface Subscription {
  id: string;
  expiresAt: Date;
}

/**
 * The calendars people look at. Everything may be repeated. What may work later is an `OutsideBusy`, thrown or, of many that
 * are sent together, in its place.
 */
export interface Calendar {
  /** @param link of the last round, null for everything in the window; throws ChangesLost */
  readChanges(mailbox: Mailbox, link: string | null, window: CalendarWindow): Promise<CalendarChanges>;
  /** Events by id, else by the reservation they were made for. */
  find(organizer: Mailbox, lookups: readonly EventLookup[]): Promise<(ShownEvent | null | Error)[]>;
  /** One event by its id, whoever organizes it. */
  read(mailbox: Mailbox, eventIds: readonly string[]): Promise<(ShownEvent | null | Error)[]>;
  /** The members of a series within the window. */
  members(organizer: Mailbox, seriesEventId: string, window: CalendarWindow): Promise<ShownEvent[]>;
  write(organizer: Mailbox, writes: readonly CalendarWrite[]): Promise<(Written | Error)[]>;
  /** Asks to be told of changes. @param clientState comes with each notification */
  subscribe(mailbox: Mailbox, options: { expiresAt: Date; clientState: string }): Promise<Subscription>;
  /** @returns null when there is no such subscription any more */
  renew(mailbox: Mailbox, subscriptionId: string, expiresAt: Date): Promise<Subscription | null>;
}
