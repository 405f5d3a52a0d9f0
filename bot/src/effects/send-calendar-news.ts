import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { recordDelivery, wasDelivered } from '@fleet/api/domain/delivery/delivery-ledger.ts';
import type { DomainEvent } from '@fleet/api/domain/domain-events.ts';
import { type LoadedReservation, loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import { listFleetManagerIds } from '@fleet/api/domain/user/list-fleet-manager-ids.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import { type CalendarNews, calendarCard } from '../cards/calendar-card.ts';
import type { Refused } from '../describe-refusal.ts';
import { calendarActivity } from './feed-activities.ts';
import type { Reach } from './reach.ts';

const name = 'send-calendar-news';

/** Tells people why what they did in Outlook did not hold, and managers which vehicle turned a reservation down. */
export function createSendCalendarNews(reach: Reach): Effect {
  return {
    name,
    handles: ['calendar.refused', 'calendar.turned-down'],
    async deliver(event, context) {
      const reservation = await loadReservation(context, event.entityId);
      const news = reservation && readNews(event);
      if (!news) return;
      for (const userId of await recipientsOf(news, reservation, context)) {
        const key = { eventId: event.id, effect: name, recipient: userId };
        if (await wasDelivered(context, key)) continue;
        const sent = await reach.sendCard(context, userId, (viewer) => calendarCard({ reservation, news, viewer }));
        if (!sent) await reach.notify(context, userId, (viewer) => calendarActivity(reservation, news, viewer));
        await recordDelivery(context, key);
      }
    },
  };
}

function readNews(event: DomainEvent): CalendarNews | undefined {
  if (event.type === 'calendar.turned-down') return { kind: 'turned-down' };
  if (event.type !== 'calendar.refused') return undefined;
  // As applyWish of the domain wrote it.
  const { wish, refusal } = event.payload;
  return {
    kind: 'refused',
    wish: wish as Extract<CalendarNews, { kind: 'refused' }>['wish'],
    refused: refusal as Refused,
  };
}

function recipientsOf(
  news: CalendarNews,
  { driver, createdBy }: LoadedReservation,
  context: SystemContext,
): Promise<string[]> | string[] {
  return news.kind === 'turned-down' ? listFleetManagerIds(context) : [driver.userId ?? createdBy.userId];
}
