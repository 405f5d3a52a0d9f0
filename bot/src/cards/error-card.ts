import { strings } from '../strings.ts';
import type { CardMessage } from './adaptive-card.ts';
import { adaptiveCard, heading, notice, paragraph } from './elements.ts';
import { mainMenu } from './help-card.ts';

const { error } = strings;
const says = {
  /** Something broke on our side. */
  broken: { style: 'attention', title: error.title, detail: error.detail, hasMenu: true },
  /** A button of a card from before a change, or one that somebody made up. */
  stale: { style: 'warning', title: error.staleTitle, detail: error.staleDetail, hasMenu: true },
  /** Neither the company nor the person may see more than this. */
  'unknown-person': { style: 'warning', title: error.unknownPersonTitle, detail: error.unknownPerson, hasMenu: false },
  /** In a group or a channel nothing personal is shown. */
  'not-here': { style: 'emphasis', title: error.groupTitle, detail: error.group, hasMenu: false },
} as const;

/** What is shown when there is nothing to show. */
export function errorCard(kind: keyof typeof says): CardMessage {
  const { style, title, detail, hasMenu } = says[kind];
  const body = [notice(style, [heading(title), paragraph(detail, { spacing: 'small' })])];
  return { card: adaptiveCard(body, hasMenu ? mainMenu({ approves: false }) : []), summary: title };
}
