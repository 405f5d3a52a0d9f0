import { isDeepStrictEqual } from 'node:util';
import { recordSharedCard } from '@fleet/api/domain/conversation/shared-cards.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import type { TurnContext } from 'botbuilder';
import { concernedUserIds, sharedViewOf } from '../answers/answer-own-view.ts';
import type { BotContext } from '../bot-context.ts';
import { type SharedView, sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { askOnce, buttonPatienceMilliseconds } from './ask-once.ts';
import { cardActivity } from './card-activity.ts';
import { conversationOf } from './meet.ts';

/**
 * From now on the card that a whole chat sees follows the reservation. When it is out of date already it is replaced at once,
 * by what the chat may see.
 * @param shown what stands in the card
 */
export async function followSharedCard(
  turn: TurnContext,
  context: BotContext,
  reservationId: string,
  shown: SharedView,
): Promise<void> {
  const { replyToId: activityId } = turn.activity;
  if (!activityId) return;
  const { user, viewer, chat } = context;
  const reservation = await getReservation(user, { reservationId });
  const view = sharedViewOf(reservation, viewer);
  if (!isDeepStrictEqual(view, shown)) {
    const userIds = await concernedUserIds(user, reservation);
    askOnce(turn, buttonPatienceMilliseconds);
    await turn.updateActivity({
      ...cardActivity(sharedReservationCard({ reservationId, view, userIds, viewer })),
      id: activityId,
    });
  }
  await recordSharedCard(user, {
    reservationId,
    conversationId: chat.conversationId,
    activityId,
    reference: conversationOf(turn.activity, viewer),
    shownVersion: reservation.version,
  });
}
