import type { CardMessage, Picture } from '../cards/adaptive-card.ts';

/** One thing that was found: a line in the list, and the card that a chat is shown of it. */
export interface ExtensionResult {
  title: string;
  text: string;
  picture: Picture;
  message: CardMessage;
}

/** One page of what somebody searches for. */
export interface SearchPage {
  text: string;
  skip: number;
  count: number;
}
