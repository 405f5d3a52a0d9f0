import { recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import type { TurnContext } from 'botbuilder';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { type BotLog, describeFault } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import type { Reply } from '../reply.ts';
import { cardActivity } from './card-activity.ts';

/** Sends a card as a new message. */
export async function sendCard(context: TurnContext, message: CardMessage): Promise<void> {
  await context.sendActivity(cardActivity(message));
}

/**
 * Puts a card in the place of the one that was acted on, for good: what an invoke returns alone is gone when the chat is
 * opened again. The card of a new reservation is shown again when somebody has changed the reservation in the meantime; if
 * that fails, the effect that follows the reservation does it.
 * @returns the card that is now shown
 */
export async function replaceCard(
  turn: TurnContext,
  context: BotContext,
  reply: Reply,
  log: BotLog,
): Promise<CardMessage> {
  const { pressed, user } = context;
  if (!pressed) {
    await sendCard(turn, reply);
    return reply;
  }
  const shown = await showUntilCurrent(turn, pressed.activityId, context, reply, log);
  if (reply.shows?.isNew && shown.isLasting && shown.reply.shows) {
    const { reservationId, version: shownVersion } = shown.reply.shows;
    const { userId } = user.actor;
    await recordReservationCard(user, { ...pressed, reservationId, userId, kind: 'requester', shownVersion });
  }
  return shown.reply;
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
