import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { AdaptiveCard, CardMessage } from '../cards/adaptive-card.ts';

/** A message that is one card; the summary is what a notification shows. */
export function cardActivity(message: CardMessage): Partial<Activity> {
  const { summary } = message;
  return { type: ActivityTypes.Message, summary, attachments: [CardFactory.adaptiveCard(readableCard(message))] };
}

/** The card with words in its place for clients that are too old for it. */
export function readableCard({ card, summary }: CardMessage): AdaptiveCard {
  return { ...card, fallbackText: summary };
}
