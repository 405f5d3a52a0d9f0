import { adoptOrphans } from './adopt-orphans.ts';
import { attendeeDocument, copyExceptions } from './attendee-copies.ts';
import { minutesBetween } from './date-time.ts';
import { type EventDocument, type EventRecord, sameAddress } from './event-document.ts';
import {
  findCopy,
  findOrganizerCopy,
  insertEvent,
  listEvents,
  removeEvent,
  saveEvent,
  storedMembers,
} from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { findMailbox } from './mailboxes.ts';
import { readOccurrenceUid, regularOccurrences } from './recurrence/occurrences.ts';
import { tellOrganizer } from './respond-to-event.ts';

/**
 * What AutomateProcessing AutoAccept does with a meeting as it now is: takes it into the equipment's calendar when nothing
 * else is there, declines otherwise, and takes out what was cancelled or asked elsewhere.
 */
export function decideForEquipment(exchange: Exchange, mailboxAddress: string, iCalUId: string): void {
  const mailbox = findMailbox(exchange, mailboxAddress);
  if (!mailbox) return;
  const copy = findCopy(exchange, mailbox.address, iCalUId);
  const meeting = findOrganizerCopy(exchange, iCalUId);
  const invited = meeting?.document.attendees.some((one) => sameAddress(one.emailAddress.address, mailbox.address));
  if (!meeting || !invited) {
    if (copy) removeEvent(exchange, copy);
    return;
  }
  const objection = objectionTo(exchange, mailbox.address, meeting);
  if (objection) {
    if (copy) removeEvent(exchange, copy);
    tellOrganizer(exchange, mailbox, iCalUId, { answer: 'declined', comment: objection });
    return;
  }
  const document = equipmentDocument(exchange, meeting.document);
  if (copy) {
    const { createdDateTime, occurrenceOf } = copy.document;
    saveEvent(exchange, copy, { ...document, createdDateTime, ...(occurrenceOf && { occurrenceOf }) });
  } else {
    const held = insertEvent(exchange, { mailbox: mailbox.address, iCalUId, isOrganizer: false, document });
    adoptOrphans(exchange, held);
  }
  copyExceptions(exchange, meeting, mailbox.address);
  tellOrganizer(exchange, mailbox, iCalUId, { answer: 'accepted', comment: 'Your request was accepted.' });
}

function objectionTo(exchange: Exchange, mailbox: string, meeting: EventRecord): string | undefined {
  const { document } = meeting;
  const { maximumDurationInMinutes: maximumDurationMinutes, bookingWindowInDays: bookingWindowDays } =
    exchange.calendarProcessing();
  const periods = document.recurrence
    ? [...regularOccurrences(meeting), ...storedMembers(exchange, meeting).map((one) => one.document)]
    : [document];
  if (maximumDurationMinutes > 0 && minutesBetween(document.start, document.end) > maximumDurationMinutes) {
    return `Your request was declined because it is longer than the ${maximumDurationMinutes} minutes allowed.`;
  }
  const lastMoment = new Date(exchange.now().getTime() + bookingWindowDays * 24 * 60 * 60_000).toISOString();
  if (periods.some(({ end }) => end > lastMoment)) {
    return `Your request was declined because it ends more than ${bookingWindowDays} days from now.`;
  }
  if (document.intendedShowAs === 'free') return undefined;
  const conflict = periods
    .filter(({ end }) => end > exchange.now().toISOString())
    .flatMap((period) => listEvents(exchange, mailbox, period))
    .find((one) => !isOfSameMeeting(one, meeting) && !one.document.isCancelled && blocks(one.document));
  return (
    conflict &&
    `Your request was declined because there are conflicts: ${conflict.document.organizer.name} has it then.`
  );
}

/** A series and its members are one meeting; a copy that is about to be replaced is in nobody's way. */
function isOfSameMeeting(one: EventRecord, other: EventRecord): boolean {
  const seriesOf = ({ iCalUId }: EventRecord) => readOccurrenceUid(iCalUId)?.masterUid ?? iCalUId;
  return seriesOf(one) === seriesOf(other);
}

function blocks({ showAs }: EventDocument): boolean {
  return showAs !== 'free' && showAs !== 'workingElsewhere';
}

/** DeleteSubject, AddOrganizerToSubject and DeleteComments are on unless an administrator turns them off. */
function equipmentDocument(exchange: Exchange, meeting: EventDocument): EventDocument {
  return {
    ...attendeeDocument(exchange, meeting),
    subject: meeting.organizer.name,
    body: { contentType: 'text', content: '' },
    showAs: meeting.intendedShowAs,
    isReminderOn: false,
    responseStatus: { response: 'accepted', time: exchange.now().toISOString() },
  };
}
