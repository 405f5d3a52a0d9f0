import { listReservationCards } from '@fleet/api/domain/conversation/list-reservation-cards.ts';
import { loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import type { CardKeeper } from './card-keeper.ts';

/** Says on the cards there are that Outlook does not show a reservation, and takes it back when it does. Nobody gets another card for it. */
export function createShowCalendarState(keeper: CardKeeper): Effect {
  return {
    name: 'show-calendar-state',
    handles: ['calendar.failed', 'calendar.turned-down', 'calendar.recovered'],
    async deliver(event, context) {
      const reservation = await loadReservation(context, event.entityId);
      if (!reservation) return;
      // No other version, yet something else to show.
      const shownVersion = reservation.version - 1;
      const cards = await listReservationCards(context, reservation.id);
      await Promise.all(cards.map((card) => keeper.keepTrue(context, reservation, { ...card, shownVersion })));
    },
  };
}
