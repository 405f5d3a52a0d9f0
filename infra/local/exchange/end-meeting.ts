import { inTransaction } from '../state/microsoft365.ts';
import { uninviteAttendees } from './attendee-copies.ts';
import type { EventRecord } from './event-document.ts';
import { removeEvent } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';

/** The organiser calls the meeting off: gone from that calendar, struck through in the attendees'. */
export function cancelEvent(exchange: Exchange, record: EventRecord, comment: string | undefined): void {
  if (!record.isOrganizer) {
    throw new ExchangeError(
      400,
      'ErrorInvalidRequest',
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
    );
  }
  inTransaction(exchange.database, () => {
    removeEvent(exchange, record);
    uninviteAttendees(exchange, record, record.document.attendees, comment);
  });
}

/** An organiser's deletion cancels the meeting; an attendee's only takes it out of that calendar and tells nobody. */
export function deleteEvent(exchange: Exchange, record: EventRecord): void {
  if (record.isOrganizer) cancelEvent(exchange, record, undefined);
  else inTransaction(exchange.database, () => removeEvent(exchange, record));
}
