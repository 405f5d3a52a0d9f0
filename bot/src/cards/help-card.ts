import type { Viewer } from '../viewer.ts';
import type { CardAction, CardMessage } from './adaptive-card.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain } from './elements.ts';

export interface MenuOptions {
  /** Whether reservations may wait for this person. */
  approves: boolean;
  viewer: Viewer;
}

export interface HelpCardOptions extends MenuOptions {
  occasion: 'help' | 'welcome' | 'unknown' | 'denied';
  /** What a fleet manager may decide about the chat they ask in. */
  channel?: 'appoint' | 'dismiss' | undefined;
}

/** What the bot understands, with buttons for the same. */
export function helpCard({ occasion, approves, channel, viewer }: HelpCardOptions): CardMessage {
  const { title, welcome, intro, unknown, denied, examples, approverExample, summary } = viewer.words.help;
  const said = approves ? [...examples, approverExample] : examples;
  const card = adaptiveCard(
    [
      heading(occasion === 'welcome' ? welcome : title),
      paragraph({ help: intro, welcome: intro, unknown, denied }[occasion]),
      notice(
        'emphasis',
        said.map((example) => plain(viewer.words.quoted(example), { italic: true })),
      ),
    ],
    [
      ...mainMenu({ approves, viewer }),
      ...(channel ? [execute(`${channel}-channel`, viewer.words.channel[channel], {})] : []),
    ],
  );
  return { card, summary };
}

/** The buttons that lead everywhere. */
export function mainMenu({ approves, viewer }: MenuOptions): CardAction[] {
  const { find, mine, approvals } = viewer.words.help;
  return [
    execute('ask-when', find, { wish: { classes: [], terms: [] } }, { style: 'positive' }),
    execute('show-my-reservations', mine, {}),
    ...(approves ? [execute('show-approvals', approvals, {})] : []),
  ];
}
