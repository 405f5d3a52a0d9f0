import { inTransaction } from '../state/microsoft365.ts';
import { inviteAttendees, uninviteAttendees } from './attendee-copies.ts';
import { alignToPattern, checkNeighbours, checkTimes, type EventChanges, withAttendees } from './event-changes.ts';
import { type EventDocument, type EventRecord, sameAddress } from './event-document.ts';
import { findEvent, forgetExceptions, saveEvent, storedMembers } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';
import { datesOf } from './recurrence/recurrence.ts';

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
    const isOther = (name: 'start' | 'end' | 'recurrence') =>
      rest[name] !== undefined && JSON.stringify(rest[name]) !== JSON.stringify(before[name]);
    const timeChanged = isOther('start') || isOther('end') || isOther('recurrence');
    // Outlook keeps what was changed about single members when a series only ends earlier or later.
    const isRepeatedAnew =
      timeChanged && !(before.recurrence && !isOther('start') && !isOther('end') && endsElsewhere(before, rest));
    if (!record.isOrganizer && attendees) {
      throw new ExchangeError(400, 'ErrorInvalidRequest', 'Only the organizer may change who attends a meeting.');
    }
    const after = alignToPattern({
      ...before,
      ...rest,
      extendedProperties: mergeProperties(before, changes),
      ...(record.isOrganizer && rest.showAs ? { intendedShowAs: rest.showAs } : {}),
      ...(record.isOrganizer
        ? { attendees: withAttendees(exchange, before.attendees, attendees ?? before.attendees, timeChanged) }
        : {}),
      ...(before.recurrence && isRepeatedAnew ? { cancelledDates: [] } : {}),
    });
    checkTimes(after);
    const { occurrenceOf } = before;
    const master = occurrenceOf && findEvent(exchange, record.mailbox, occurrenceOf.masterId);
    if (master && timeChanged) checkNeighbours(exchange, master, { ...record, document: after });
    if (isRepeatedAnew) forgetExceptions(exchange, record);
    const saved = saveEvent(exchange, record, after);
    if (timeChanged && !isRepeatedAnew) forgetExceptions(exchange, saved, ({ date }) => !hasDay(saved, date));
    passOnToExceptions(exchange, before, saved);
    if (record.isOrganizer) tellAttendees(exchange, before, saved, changes, timeChanged);
    return saved;
  });
}

function endsElsewhere({ recurrence }: EventDocument, changes: EventChanges): boolean {
  const withoutEnd = (one: EventDocument['recurrence']) =>
    one && JSON.stringify([one.pattern, one.range.startDate, one.range.recurrenceTimeZone]);
  return changes.recurrence !== undefined && withoutEnd(recurrence) === withoutEnd(changes.recurrence);
}

function hasDay({ document }: EventRecord, date: string): boolean {
  return Boolean(document.recurrence && datesOf(document.recurrence).some((day) => day.toString() === date));
}

/** What a series changes in itself, its exceptions follow in, unless they differed there already. */
function passOnToExceptions(exchange: Exchange, before: EventDocument, master: EventRecord): void {
  const passedOn = ['subject', 'body', 'locationName', 'attendees', 'showAs', 'intendedShowAs'] as const;
  const text = (document: EventDocument, name: (typeof passedOn)[number]) =>
    JSON.stringify(name === 'attendees' ? document.attendees.map((one) => one.emailAddress.address) : document[name]);
  for (const one of storedMembers(exchange, master)) {
    const follows = passedOn.filter(
      (name) => text(before, name) !== text(master.document, name) && text(one.document, name) === text(before, name),
    );
    if (follows.length === 0) continue;
    const shared = Object.fromEntries(follows.map((name) => [name, master.document[name]]));
    saveEvent(exchange, one, { ...one.document, ...shared });
  }
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
