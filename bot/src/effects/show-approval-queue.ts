import {
  type ApprovalQueue,
  loadApprovalQueue,
  loadQueueChannel,
  type QueueChannel,
  recordQueueCard,
} from '@fleet/api/domain/approval-queue/load-approval-queue.ts';
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { forgetManagerChannel } from '@fleet/api/domain/manager-channel/forget-manager-channel.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import { userIdsInTeams } from '../answers/answer-own-view.ts';
import type { BotLog } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { approvalQueueCard, queueRows } from '../cards/approval-queue-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';

export interface ShowApprovalQueueOptions {
  notifier: Notifier;
  log: BotLog;
}

/** What was written longer ago has scrolled away: what waits since then is told anew. */
const freshMilliseconds = 12 * 60 * 60_000;

/** Keeps one card in each managers' channel that shows what waits for a decision. */
export function createShowApprovalQueue({ notifier, log }: ShowApprovalQueueOptions): Effect {
  return {
    name: 'show-approval-queue',
    handles: ['queue.changed'],
    async deliver(event, context) {
      const channel = await loadQueueChannel(context, event.entityId);
      const stored = channel && readConversation(channel.reference);
      if (!stored) return;
      const queue = await loadApprovalQueue(context, queueRows);
      const userIds = await decidersOf(context, queue);
      const message = approvalQueueCard({ queue, userIds, viewer: stored.viewer });
      if (await isUpdated(channel, queue, message, stored.conversation, context.now())) return;
      if (queue.count === 0) return recordQueueCard(context, channel.id, null);
      try {
        await recordQueueCard(context, channel.id, await notifier.send(stored.conversation, message));
      } catch (error) {
        if (!(error instanceof RecipientUnreachable)) throw error;
        log.info({}, 'a channel of managers cannot be reached any more');
        await forgetManagerChannel(context, channel.id);
      }
    },
  };

  /** @returns false when there is no card, or none that anybody would still see */
  async function isUpdated(
    { activityId, postedAt }: QueueChannel,
    { count }: ApprovalQueue,
    message: CardMessage,
    conversation: Record<string, unknown>,
    now: Date,
  ): Promise<boolean> {
    if (!activityId || !postedAt) return false;
    const isFresh = now.getTime() - postedAt.getTime() < freshMilliseconds;
    try {
      await notifier.update(conversation, activityId, message);
      return isFresh || count === 0;
    } catch (error) {
      if (!(error instanceof RecipientUnreachable)) throw error;
      return false;
    }
  }
}

async function decidersOf(context: SystemContext, { reservations }: ApprovalQueue): Promise<string[]> {
  const asked = reservations.flatMap(({ approvals }) => approvals.filter(({ status }) => status === 'pending'));
  const ids = await userIdsInTeams(context, [...new Set(asked.map(({ approver }) => approver.userId))]);
  return [...ids.values()];
}
