import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { adaptiveCard, heading, paragraph, plain, refreshFor } from './elements.ts';

export interface PrivateAnswerCardOptions {
  /** Who asked, as the chat calls them. */
  name: string;
  /** Their id in the chat: their client alone asks for the answer. */
  userId: string;
  /** What they wrote. */
  text: string;
  viewer: Viewer;
}

/** What a chat sees when somebody asks in it: that they are answered. Their own client shows the answer in its place. */
export function privateAnswerCard({ name, userId, text, viewer }: PrivateAnswerCardOptions): CardMessage {
  const words = viewer.words.privateAnswer;
  const card = adaptiveCard([
    heading(words.title),
    plain(words.detail(name)),
    paragraph(words.hint, { isSubtle: true }),
  ]);
  return { card: refreshFor(card, 'answer-message', viewer.words.refresh, { text }, [userId]), summary: words.title };
}
