import { strings } from '../strings.ts';
import type { CardMessage } from './adaptive-card.ts';
import { adaptiveCard, heading, paragraph, plain, refreshFor } from './elements.ts';

export interface PrivateAnswerCardOptions {
  /** Who asked, as the chat calls them. */
  name: string;
  /** Their id in the chat: their client alone asks for the answer. */
  userId: string;
  /** What they wrote. */
  text: string;
}

/** What a chat sees when somebody asks in it: that they are answered. Their own client shows the answer in its place. */
export function privateAnswerCard({ name, userId, text }: PrivateAnswerCardOptions): CardMessage {
  const words = strings.privateAnswer;
  const card = adaptiveCard([
    heading(words.title),
    plain(words.detail(name)),
    paragraph(words.hint, { isSubtle: true }),
  ]);
  return { card: refreshFor(card, 'answer-message', { text }, [userId]), summary: words.title };
}
