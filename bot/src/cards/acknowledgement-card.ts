import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { adaptiveCard, paragraph } from './elements.ts';

/** A word in answer to a word: nothing is asked, nothing is offered. */
export function acknowledgementCard(kind: 'thanks' | 'forgotten', { words }: Viewer): CardMessage {
  const said = words.acknowledgements[kind];
  return { card: adaptiveCard([paragraph(said)]), summary: said };
}
