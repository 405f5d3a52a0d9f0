import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { adaptiveCard, heading, notice, paragraph } from './elements.ts';

/** Whether fleet managers are told in this chat from now on. */
export function channelCard(state: 'appointed' | 'dismissed', viewer: Viewer): CardMessage {
  const { title, [state]: detail } = viewer.words.channel;
  const body = [notice(state === 'appointed' ? 'good' : 'emphasis', [heading(title), paragraph(detail)])];
  return { card: adaptiveCard(body), summary: detail };
}
