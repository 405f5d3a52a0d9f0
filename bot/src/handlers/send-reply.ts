import { recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import type { TurnContext } from 'botbuilder';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { type BotLog, describeFault } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import type { Reply } from '../reply.ts';
import { cardActivity } from './card-activity.ts';
import { conversationOf } from './meet.ts';

/** Sends a card as a new message. */
export async function sendCard(context: TurnContext, message: CardMessage): Promise<void> {
  await context.sendActivity(cardActivity(message));
}

/**
 * Puts a card in the place of the one that was acted on, for good: what an invoke returns alone is gone when the chat is
 * opened again. The card of a new reservation is recorded, so that it can be brought up to date later, and shown again when
 * somebody has changed the reservation in the meantime.
 * @returns the card that is now shown
 */
export async function replaceCard(
  turn: TurnContext,
  { user, viewer }: BotContext,
  reply: Reply,
  log: BotLog,
): Promise<CardMessage> {
  const activityId = turn.activity.replyToId;
  if (!activityId) {
    await sendCard(turn, reply);
    return reply;
  }
  if (reply.shows?.isNew) {
    // Not yet shown for good: if that fails, the effect that follows the reservation does it.
    const reference = conversationOf(turn.activity, viewer);
    const { reservationId } = reply.shows;
    const card = { reservationId, userId: user.actor.userId, kind: 'requester' as const, reference, activityId };
    await recordReservationCard(user, { ...card, shownVersion: 0 });
    const shown = await showUntilCurrent(turn, activityId, { user, viewer }, reply, log);
    if (shown.isLasting && shown.reply.shows) {
      await recordReservationCard(user, { ...card, shownVersion: shown.reply.shows.version });
    }
    return shown.reply;
  }
  return (await showUntilCurrent(turn, activityId, { user, viewer }, reply, log)).reply;
}

async function showUntilCurrent(
  turn: TurnContext,
  activityId: string,
  context: BotContext,
  first: Reply,
  log: BotLog,
): Promise<{ reply: Reply; isLasting: boolean }> {
  let reply = first;
  try {
    for (;;) {
      await turn.updateActivity({ ...cardActivity(reply), id: activityId });
      const current = reply.shows && (await answerReservation(context, reply.shows.reservationId).catch(unseen));
      if (!current?.shows || current.shows.version <= (reply.shows?.version ?? 0)) return { reply, isLasting: true };
      reply = current;
    }
  } catch (error) {
    // What was asked for is done and answered; only its place in the chat is not refreshed.
    log.warn(describeFault(error), 'a card could not be replaced');
    return { reply, isLasting: false };
  }
}

function unseen(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error;
}
