import { createEvent } from '../exchange/create-event.ts';
import { toInstant } from '../exchange/date-time.ts';
import { cancelEvent, deleteEvent } from '../exchange/end-meeting.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { findEvent } from '../exchange/event-store.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { ExchangeError, itemNotFound } from '../exchange/exchange-error.ts';
import { findMailbox, type Mailbox } from '../exchange/mailboxes.ts';
import type { Answer } from '../exchange/meeting-mail.ts';
import { respondToEvent } from '../exchange/respond-to-event.ts';
import { updateEvent } from '../exchange/update-event.ts';
import { type Call, parameter } from '../http/call.ts';

/** A change somebody makes on the page: the very operation Graph offers, with the page's form as input. */
export type EventAction = (exchange: Exchange, mailbox: Mailbox, event: EventRecord, form: URLSearchParams) => void;

export const eventActions: Readonly<Record<'move' | 'respond' | 'cancel' | 'delete', EventAction>> = {
  move(exchange, mailbox, event, form) {
    const [start, end] = readTimes(mailbox, form);
    if (!event.isOrganizer) {
      // Outlook lets an attendee propose another time, which the organiser hears of with a tentative answer.
      const comment = form.get('comment') ?? '';
      const proposedNewTime = { start, end };
      respondToEvent(exchange, mailbox, event, {
        answer: 'tentativelyAccepted',
        comment,
        sendResponse: true,
        proposedNewTime,
      });
      return;
    }
    updateEvent(exchange, event, {
      start,
      end,
      originalStartTimeZone: mailbox.timeZone,
      originalEndTimeZone: mailbox.timeZone,
    });
  },
  respond(exchange, mailbox, event, form) {
    const answer = readAnswer(form.get('answer'));
    respondToEvent(exchange, mailbox, event, { answer, comment: form.get('comment') ?? '', sendResponse: true });
  },
  cancel: (exchange, _mailbox, event, form) => cancelEvent(exchange, event, form.get('comment') || undefined),
  delete(exchange, mailbox, event) {
    // Outlook tells the organiser when an attendee deletes a meeting, unless told not to.
    if (event.isOrganizer || event.document.isCancelled) deleteEvent(exchange, event);
    else respondToEvent(exchange, mailbox, event, { answer: 'declined', comment: '', sendResponse: true });
  },
};

function readTimes(mailbox: Mailbox, form: URLSearchParams): [start: string, end: string] {
  const moment = (name: string) => toInstant({ dateTime: form.get(name) ?? '', timeZone: mailbox.timeZone });
  return [moment('start'), moment('end')];
}

/** Books a vehicle straight from Outlook: a meeting of the person's with the vehicle as its resource. */
export function bookVehicle(exchange: Exchange, shown: Mailbox, form: URLSearchParams): void {
  const find = (name: string) => {
    const found = findMailbox(exchange, form.get(name) || shown.address);
    if (found?.entraTenantId === shown.entraTenantId) return found;
    throw itemNotFound();
  };
  const [vehicle, organizer] = [find('vehicle'), find('organizer')];
  const [start, end] = readTimes(shown, form);
  const emailAddress = { name: vehicle.displayName, address: vehicle.address };
  createEvent(
    exchange,
    organizer,
    {
      subject: form.get('subject') || vehicle.displayName,
      start,
      end,
      attendees: [{ type: 'resource', emailAddress }],
    },
    undefined,
  );
}

/** Runs an action on the event a page address names; throws ExchangeError with the reason when it is refused. */
export function runEventAction(exchange: Exchange, mailbox: Mailbox, call: Call, action: EventAction): void {
  const event = findEvent(exchange, mailbox.address, parameter(call, 'event'));
  if (!event) throw itemNotFound();
  action(exchange, mailbox, event, new URLSearchParams(call.body));
}

function readAnswer(text: string | null): Answer {
  if (text === 'accepted' || text === 'tentativelyAccepted' || text === 'declined') return text;
  throw new ExchangeError(400, 'ErrorInvalidParameter', 'Accept, tentative or decline: nothing else can be answered.');
}
