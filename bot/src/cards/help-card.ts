import type { Viewer } from '../viewer.ts';
import type { CardAction, CardMessage } from './adaptive-card.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain } from './elements.ts';

export interface MenuOptions {
  /** Whether reservations may wait for this person. */
  approves: boolean;
  viewer: Viewer;
}

export interface HelpCardOptions extends MenuOptions {
  /** `group` is a group chat or a channel, where no button acts. */
  occasion: 'help' | 'group' | 'welcome' | 'unknown' | 'denied';
}

/** What the bot understands, with buttons for the same. */
export function helpCard({ occasion, approves, viewer }: HelpCardOptions): CardMessage {
  const { title, welcome, intro, unknown, denied, examples, approverExample, summary } = viewer.words.help;
  const said = approves ? [...examples, approverExample] : examples;
  const card = adaptiveCard(
    [
      heading(occasion === 'welcome' ? welcome : title),
      paragraph({ help: intro, group: intro, welcome: intro, unknown, denied }[occasion]),
      notice(
        'emphasis',
        said.map((example) => plain(viewer.words.quoted(example), { italic: true })),
      ),
      ...(occasion === 'group' ? [paragraph(viewer.words.errors['not-here'].detail)] : []),
    ],
    occasion === 'group' ? [] : mainMenu({ approves, viewer }),
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
