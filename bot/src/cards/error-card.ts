import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { adaptiveCard, heading, notice, paragraph } from './elements.ts';
import { mainMenu } from './help-card.ts';

const looks = {
  /** Something broke on our side. */
  broken: { style: 'attention', hasMenu: true },
  /** A button of a card from before a change, or one that somebody made up. */
  stale: { style: 'warning', hasMenu: true },
  /** Neither the company nor the person may see more than this. */
  'unknown-person': { style: 'warning', hasMenu: false },
  /** In a group or a channel nothing personal is shown. */
  'not-here': { style: 'emphasis', hasMenu: false },
} as const;

/** What is shown when there is nothing to show. */
export function errorCard(kind: keyof typeof looks, viewer: Viewer): CardMessage {
  const { style, hasMenu } = looks[kind];
  const { title, detail } = viewer.words.errors[kind];
  const body = [notice(style, [heading(title), paragraph(detail, { spacing: 'small' })])];
  return { card: adaptiveCard(body, hasMenu ? mainMenu({ approves: false, viewer }) : []), summary: title };
}
