import { strings } from '../strings.ts';
import type { CardAction, CardMessage } from './adaptive-card.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain } from './elements.ts';

export interface HelpCardOptions {
  occasion: 'help' | 'welcome' | 'unknown' | 'denied';
  /** Whether reservations may wait for this person. */
  approves: boolean;
  /** What a fleet manager may decide about the chat they ask in. */
  channel?: 'appoint' | 'dismiss' | undefined;
}

/** What the bot understands, with buttons for the same. */
export function helpCard({ occasion, approves, channel }: HelpCardOptions): CardMessage {
  const { title, welcome, intro, unknown, denied, examples, approverExample, summary } = strings.help;
  const said = approves ? [...examples, approverExample] : examples;
  const card = adaptiveCard(
    [
      heading(occasion === 'welcome' ? welcome : title),
      paragraph({ help: intro, welcome: intro, unknown, denied }[occasion]),
      notice(
        'emphasis',
        said.map((example) => plain(`“${example}”`, { italic: true })),
      ),
    ],
    [...mainMenu({ approves }), ...(channel ? [execute(`${channel}-channel`, strings.channel[channel], {})] : [])],
  );
  return { card, summary };
}

/** The buttons that lead everywhere. */
export function mainMenu({ approves }: Pick<HelpCardOptions, 'approves'>): CardAction[] {
  return [
    execute('ask-when', strings.help.find, { wish: { classes: [], terms: [] } }, { style: 'positive' }),
    execute('show-my-reservations', strings.help.mine, {}),
    ...(approves ? [execute('show-approvals', strings.help.approvals, {})] : []),
  ];
}
