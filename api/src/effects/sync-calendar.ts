import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import { findFleetMailbox } from '../domain/calendar/calendar-mailboxes.ts';
import { type RoundsOptions, runRounds } from './calendar/run-rounds.ts';
import type { Effect } from './effect.ts';

/**
 * Keeps reservations and Outlook the same, in both directions. What happens to a reservation has its event written; what
 * happens in a mailbox has it read. Both are rounds of one mailbox, so a burst of either costs few requests.
 */
export function createSyncCalendar(options: RoundsOptions): Effect {
  return {
    name: 'sync-calendar',
    handles: [...reservationEventTypes, 'reservation.imported', 'calendar.due'],
    async deliver(event, context) {
      const mailboxId = event.type === 'calendar.due' ? event.entityId : (await findFleetMailbox(context))?.id;
      if (mailboxId) await runRounds(options, context, mailboxId);
    },
  };
}
