import { inTransaction } from '../state/microsoft365.ts';
import { inviteAttendees, uninviteAttendees } from './attendee-copies.ts';
import { checkTimes, type EventChanges, withAttendees } from './event-changes.ts';
import { type EventDocument, type EventRecord, sameAddress } from './event-document.ts';
import { saveEvent } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';

/** What is each mailbox's own affair: changing it tells nobody. */
const personal = new Set<keyof EventChanges>([
  'categories',
  'extendedProperties',
  'isReminderOn',
  'reminderMinutesBeforeStart',
]);

/**
 * Changes a copy. On the organiser's, a change of nothing but attendees is told to those added or removed only (as the
 * documentation of "Update event" says), any other change to all; on an attendee's, it stays local and the organiser's next
 * update overwrites it.
 */
export function updateEvent(exchange: Exchange, record: EventRecord, changes: EventChanges): EventRecord {
  return inTransaction(exchange.database, () => {
    const before = record.document;
    const { attendees, ...rest } = changes;
    const timeChanged =
      (rest.start !== undefined && rest.start !== before.start) || (rest.end !== undefined && rest.end !== before.end);
    if (!record.isOrganizer && attendees) {
      throw new ExchangeError(400, 'ErrorInvalidRequest', 'Only the organizer may change who attends a meeting.');
    }
    const after: EventDocument = {
      ...before,
      ...rest,
      extendedProperties: mergeProperties(before, changes),
      ...(record.isOrganizer && rest.showAs ? { intendedShowAs: rest.showAs } : {}),
      ...(record.isOrganizer
        ? { attendees: withAttendees(exchange, before.attendees, attendees ?? before.attendees, timeChanged) }
        : {}),
    };
    checkTimes(after);
    const saved = saveEvent(exchange, record, after);
    if (record.isOrganizer) tellAttendees(exchange, before, saved, changes, timeChanged);
    return saved;
  });
}

function tellAttendees(
  exchange: Exchange,
  before: EventDocument,
  saved: EventRecord,
  changes: EventChanges,
  timeChanged: boolean,
): void {
  const isIn = (list: EventDocument['attendees'], address: string) =>
    list.some((one) => sameAddress(one.emailAddress.address, address));
  const { attendees } = saved.document;
  const added = attendees.filter((one) => !isIn(before.attendees, one.emailAddress.address));
  const removed = before.attendees.filter((one) => !isIn(attendees, one.emailAddress.address));
  const shared = Object.keys(changes).filter((name) => !personal.has(name as keyof EventChanges));
  const onlyAttendees = shared.every((name) => name === 'attendees');
  inviteAttendees(exchange, saved, onlyAttendees ? added : attendees, timeChanged);
  uninviteAttendees(exchange, saved, removed);
}

/** A PATCH names only the extended properties it changes. */
function mergeProperties(
  before: EventDocument,
  { extendedProperties }: EventChanges,
): EventDocument['extendedProperties'] {
  const merged = new Map(before.extendedProperties.map((one) => [one.id, one]));
  for (const one of extendedProperties ?? []) merged.set(one.id, one);
  return [...merged.values()];
}
