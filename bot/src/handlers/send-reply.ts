import { recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import type { TurnContext } from 'botbuilder';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { type BotLog, describeFault } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import type { Reply, ShownState } from '../reply.ts';
import { askOnce, buttonPatienceMilliseconds } from './ask-once.ts';
import { cardActivity } from './card-activity.ts';

/** Sends a card as a new message. */
export async function sendCard(context: TurnContext, message: CardMessage): Promise<void> {
  await context.sendActivity(cardActivity(message));
}

/** Sends an answer as a new message; a reservation on it is kept up to date from then on. */
export async function sendReply(turn: TurnContext, context: BotContext, reply: Reply): Promise<void> {
  const sent = await turn.sendActivity(cardActivity(reply));
  if (sent?.id && reply.shows) await follow(context, sent.id, reply.shows);
}

async function follow(
  { user, chat }: BotContext,
  activityId: string,
  { version, ...shown }: ShownState,
): Promise<void> {
  const { userId } = user.actor;
  await recordReservationCard(user, { ...shown, userId, activityId, reference: chat.reference, shownVersion: version });
}

const notYetShown = 0;

/**
 * Puts a card in the place of the one that was acted on, for good: what an invoke returns alone is gone when the chat is
 * opened again. The card of a reservation is shown again when somebody has changed the reservation in the meantime; if that
 * fails, or takes too long, the effect that follows the reservation does it.
 * @returns the card that is now shown
 */
export async function replaceCard(
  turn: TurnContext,
  context: BotContext,
  reply: Reply,
  log: BotLog,
): Promise<CardMessage> {
  const { pressed } = context;
  if (!pressed) {
    await sendReply(turn, context, reply);
    return reply;
  }
  const shown = await showUntilCurrent(turn, pressed.activityId, context, reply, log);
  const { shows } = shown.reply;
  if (shows) await follow(context, pressed.activityId, shown.isLasting ? shows : { ...shows, version: notYetShown });
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
  askOnce(turn, buttonPatienceMilliseconds);
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
