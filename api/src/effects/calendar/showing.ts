import type { CalendarMailbox } from '../../domain/calendar/calendar-mailboxes.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import type { Calendar } from '../../ports/calendar/calendar.ts';

/** What is needed to bring reservations and the fleet mailbox together. */
export interface Showing {
  context: SystemContext;
  calendar: Calendar;
  mailbox: CalendarMailbox;
  /** To a reservation, for whoever reads its event. */
  linkTo: (reservationId: string) => string;
}

export function organizerOf({ entraTenantId, fleetAddress }: CalendarMailbox) {
  return { entraTenantId, address: fleetAddress };
}

/** Why what somebody did in Outlook does not hold when Fleet has changed the same. */
export const overtaken = {
  code: 'CONFLICT',
  message: 'Somebody else has changed this reservation in Fleet meanwhile. Look at its new time, and change that.',
};
