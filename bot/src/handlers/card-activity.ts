import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { CardMessage } from '../cards/adaptive-card.ts';

/** A message that is one card; the summary is what a notification shows. */
export function cardActivity({ card, summary }: CardMessage): Partial<Activity> {
  return { type: ActivityTypes.Message, summary, attachments: [CardFactory.adaptiveCard(card)] };
}
