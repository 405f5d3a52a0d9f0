import { inTransaction } from '../state/microsoft365.ts';
import { type EventRecord, sameAddress } from './event-document.ts';
import { findOrganizerCopy, removeEvent, saveEvent } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';
import type { Mailbox } from './mailboxes.ts';
import { type Answer, mailAnswer } from './meeting-mail.ts';

export interface EventResponse {
  answer: Answer;
  comment: string;
  sendResponse: boolean;
  /** ISO 8601 in UTC */
  proposedNewTime?: { start: string; end: string } | undefined;
}

/** An attendee's answer: shown on the own copy (a declined meeting leaves the calendar) and told to the organiser. */
export function respondToEvent(
  exchange: Exchange,
  attendee: Mailbox,
  copy: EventRecord,
  response: EventResponse,
): void {
  if (copy.isOrganizer) {
    throw new ExchangeError(
      400,
      'ErrorInvalidRequest',
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    );
  }
  if (copy.document.isCancelled) {
    throw new ExchangeError(400, 'ErrorInvalidRequest', 'You cannot respond to a meeting that was cancelled.');
  }
  const { answer, proposedNewTime, sendResponse } = response;
  if (proposedNewTime && (!sendResponse || !copy.document.allowNewTimeProposals)) {
    throw new ExchangeError(
      400,
      'ErrorInvalidRequest',
      'A new time can be proposed only with a response, and for a meeting that allows proposals.',
    );
  }
  inTransaction(exchange.database, () => {
    if (answer === 'declined') removeEvent(exchange, copy);
    else {
      saveEvent(exchange, copy, {
        ...copy.document,
        showAs: answer === 'accepted' ? copy.document.intendedShowAs : 'tentative',
        responseStatus: { response: answer, time: exchange.now().toISOString() },
      });
    }
    if (sendResponse) tellOrganizer(exchange, attendee, copy.iCalUId, response);
  });
}

/** Notes an answer on the organiser's copy and mails it. */
export function tellOrganizer(
  exchange: Exchange,
  attendee: Mailbox,
  iCalUId: string,
  { answer, comment, proposedNewTime }: Omit<EventResponse, 'sendResponse'>,
): void {
  const organizerCopy = findOrganizerCopy(exchange, iCalUId);
  if (!organizerCopy) return;
  const time = exchange.now().toISOString();
  const attendees = organizerCopy.document.attendees.map((one) =>
    sameAddress(one.emailAddress.address, attendee.address)
      ? { ...one, status: { response: answer, time }, ...(proposedNewTime ? { proposedNewTime } : {}) }
      : one,
  );
  const saved = saveEvent(exchange, organizerCopy, { ...organizerCopy.document, attendees });
  mailAnswer(exchange, saved, attendee, answer, comment);
}
