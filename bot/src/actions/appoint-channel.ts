import { appointManagerChannel } from '@fleet/api/domain/manager-channel/appoint-manager-channel.ts';
import { dismissManagerChannel } from '@fleet/api/domain/manager-channel/dismiss-manager-channel.ts';
import type { BotContext } from '../bot-context.ts';
import { channelCard } from '../cards/channel-card.ts';
import { errorCard } from '../cards/error-card.ts';
import type { Reply } from '../reply.ts';

/** From now on managers are told in this chat. */
export async function appointChannel({ user, chat, viewer }: BotContext): Promise<Reply> {
  if (!chat.isShared) return errorCard('stale', viewer);
  await appointManagerChannel(user, chat);
  return channelCard('appointed', viewer);
}

/** Managers are not told in this chat any more. */
export async function dismissChannel({ user, chat, viewer }: BotContext): Promise<Reply> {
  await dismissManagerChannel(user, chat.conversationId);
  return channelCard('dismissed', viewer);
}
