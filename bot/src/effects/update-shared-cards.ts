import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import {
  forgetSharedCard,
  listSharedCards,
  recordSharedCard,
  type SharedCard,
} from '@fleet/api/domain/conversation/shared-cards.ts';
import { loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import { concernedUserIds, sharedViewOf } from '../answers/answer-own-view.ts';
import type { BotLog } from '../bot-log.ts';
import { sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';

export interface UpdateSharedCardsOptions {
  notifier: Notifier;
  log: BotLog;
}

/** Keeps the cards true that show a reservation to whole chats; the clients of those concerned then ask for their own view. */
export function createUpdateSharedCards({ notifier, log }: UpdateSharedCardsOptions): Effect {
  return {
    name: 'update-shared-cards',
    handles: reservationEventTypes,
    async deliver(event, context) {
      const cards = await listSharedCards(context, event.entityId);
      const outcomes = await Promise.allSettled(cards.map((card) => bringUpToDate(context, card)));
      // One chat's trouble does not keep the others waiting, but it is tried again.
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };

  async function bringUpToDate(context: SystemContext, card: SharedCard): Promise<void> {
    const stored = readConversation(card.reference);
    let { shownVersion } = card;
    for (;;) {
      const reservation = await loadReservation(context, card.reservationId);
      // What changes while an older state is on its way is shown after it.
      if (!stored || !reservation || reservation.version <= shownVersion) return;
      const view = sharedViewOf(reservation, stored.viewer);
      const userIds = await concernedUserIds(context, reservation);
      const message = sharedReservationCard({ reservationId: reservation.id, view, userIds, viewer: stored.viewer });
      try {
        await notifier.update(stored.conversation, card.activityId, message);
      } catch (error) {
        if (!(error instanceof RecipientUnreachable)) throw error;
        log.info({ reservationId: card.reservationId }, 'a card in a chat can no longer be reached');
        return forgetSharedCard(context, card);
      }
      shownVersion = reservation.version;
      await recordSharedCard(context, { ...card, shownVersion });
    }
  }
}
