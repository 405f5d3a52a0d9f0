import type { Microsoft365 } from '../state/microsoft365.ts';
import { isMidnight } from './date-time.ts';
import { type Attendee, type EventDocument, type EventRecord, notAnswered, sameAddress } from './event-document.ts';
import { storedMembers } from './event-store.ts';
import { ExchangeError } from './exchange-error.ts';
import { resolveName } from './mailboxes.ts';
import { regularOccurrences } from './recurrence/occurrences.ts';
import { checkRecurrence, datesOf } from './recurrence/recurrence.ts';

/** What a caller may set; an attendee's answer is never set from outside. */
export type EventChanges = Partial<
  Pick<
    EventDocument,
    | 'subject'
    | 'body'
    | 'start'
    | 'end'
    | 'originalStartTimeZone'
    | 'originalEndTimeZone'
    | 'locationName'
    | 'showAs'
    | 'importance'
    | 'sensitivity'
    | 'isAllDay'
    | 'isReminderOn'
    | 'reminderMinutesBeforeStart'
    | 'responseRequested'
    | 'allowNewTimeProposals'
    | 'hideAttendees'
    | 'categories'
    | 'extendedProperties'
    | 'recurrence'
  >
> & { attendees?: Pick<Attendee, 'type' | 'emailAddress'>[] };

/** The list as the caller wrote it, each with the answer already given, unless another time made that void. */
export function withAttendees(
  microsoft365: Microsoft365,
  existing: readonly Attendee[],
  wanted: readonly Pick<Attendee, 'type' | 'emailAddress'>[],
  timeChanged: boolean,
): Attendee[] {
  const byAddress = new Map(wanted.map((one) => [one.emailAddress.address.toLowerCase(), one]));
  return [...byAddress.values()].map((one) => {
    const known = existing.find((other) => sameAddress(other.emailAddress.address, one.emailAddress.address));
    const emailAddress = resolveName(microsoft365, one.emailAddress);
    return { ...one, emailAddress, status: known && !timeChanged ? known.status : notAnswered };
  });
}

export function checkTimes({ start, end, isAllDay, originalStartTimeZone, originalEndTimeZone }: EventDocument): void {
  if (end < start) {
    throw new ExchangeError(
      400,
      'ErrorPropertyValidationFailure',
      'The Start property must be set to a value that is earlier than or equal to the End property.',
    );
  }
  const atMidnight = isMidnight(start, originalStartTimeZone) && isMidnight(end, originalEndTimeZone);
  if (isAllDay && (!atMidnight || start === end)) {
    throw new ExchangeError(
      400,
      'ErrorPropertyValidationFailure',
      'The Start and End of an all-day event must be at midnight of their time zone and at least a day apart.',
    );
  }
}

/** A series begins on the first day of its pattern, whatever the caller gave as its start. */
export function alignToPattern(document: EventDocument): EventDocument {
  const { recurrence, start, end } = document;
  if (!recurrence) return document;
  checkRecurrence(recurrence);
  if (datesOf(recurrence).length === 0) {
    throw new ExchangeError(400, 'ErrorPropertyValidationFailure', 'The recurrence has no occurrence.');
  }
  const first = regularOccurrences({ document: { ...document, cancelledDates: [] } } as unknown as EventRecord)[0];
  return { ...document, start: first?.start ?? start, end: first?.end ?? end };
}

/** Exchange lets no member of a series pass, touch the day of, or overlap the one before or after it. */
export function checkNeighbours(microsoft365: Microsoft365, master: EventRecord, record: EventRecord): void {
  const { start, end, occurrenceOf } = record.document;
  const moved = new Map(
    storedMembers(microsoft365, master).map(({ document }) => [document.occurrenceOf?.date, document]),
  );
  const members = regularOccurrences(master).map((one) => ({ ...one, ...moved.get(one.date), date: one.date }));
  const index = members.findIndex(({ date }) => date === occurrenceOf?.date);
  const [before, after] = [members[index - 1], members[index + 1]];
  const isDay = (one: string, other: string) => one.slice(0, 10) === other.slice(0, 10);
  const crosses =
    (before && (start < before.end || isDay(start, before.start))) ||
    (after && (end > after.start || isDay(start, after.start)));
  if (!crosses) return;
  throw new ExchangeError(
    400,
    'ErrorOccurrenceCrossingBoundary',
    'Modifying the occurrence would make it cross or overlap an adjacent occurrence.',
  );
}
