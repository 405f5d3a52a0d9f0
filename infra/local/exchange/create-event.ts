import { inTransaction } from '../state/microsoft365.ts';
import { inviteAttendees } from './attendee-copies.ts';
import type { EventChanges } from './event-changes.ts';
import { alignToPattern, checkTimes, withAttendees } from './event-changes.ts';
import type { EventDocument, EventRecord } from './event-document.ts';
import { findEventByTransaction, insertEvent } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { newICalUId } from './item-ids.ts';
import type { Mailbox } from './mailboxes.ts';

/** @param changes must hold start and end @returns the event; for a transaction id known already, the first one's */
export function createEvent(
  exchange: Exchange,
  mailbox: Mailbox,
  changes: EventChanges & Pick<EventDocument, 'start' | 'end'>,
  transactionId: string | undefined,
): EventRecord {
  return inTransaction(exchange.database, () => {
    const known = transactionId && findEventByTransaction(exchange, mailbox.address, transactionId);
    if (known) return known;
    const document = alignToPattern(newDocument(exchange, mailbox, changes));
    checkTimes(document);
    const record = insertEvent(exchange, {
      mailbox: mailbox.address,
      iCalUId: newICalUId(exchange),
      transactionId,
      isOrganizer: true,
      document,
    });
    inviteAttendees(exchange, record, document.attendees, true);
    return record;
  });
}

function newDocument(
  exchange: Exchange,
  mailbox: Mailbox,
  changes: EventChanges & Pick<EventDocument, 'start' | 'end'>,
): EventDocument {
  const now = exchange.now().toISOString();
  const { attendees, ...rest } = changes;
  const showAs = changes.showAs ?? (changes.isAllDay ? 'free' : 'busy');
  return {
    subject: '',
    body: { contentType: 'html', content: '' },
    originalStartTimeZone: mailbox.timeZone,
    originalEndTimeZone: mailbox.timeZone,
    locationName: '',
    organizer: { name: mailbox.displayName, address: mailbox.address },
    attendees: withAttendees(exchange, [], attendees ?? [], true),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: false,
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    responseRequested: true,
    allowNewTimeProposals: true,
    hideAttendees: false,
    categories: [],
    extendedProperties: [],
    responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    createdDateTime: now,
    lastModifiedDateTime: now,
    ...rest,
    showAs,
    intendedShowAs: showAs,
  };
}
