import type { Microsoft365 } from '../state/microsoft365.ts';
import type { CalendarProcessing } from './calendar-processing.ts';

/**
 * The stand-in for Exchange: mailboxes with a calendar and an inbox, and what Exchange does between them. Graph and the
 * mailbox page are two doors to the same functions, so a change made on the page is what Outlook would have made.
 */
export interface Exchange extends Microsoft365 {
  /** Tells the attendant of equipment mailboxes that a request waits for it; the answer comes later. */
  askEquipment(mailboxAddress: string, iCalUId: string): void;
  /** How equipment mailboxes decide now. */
  calendarProcessing(): CalendarProcessing;
}
