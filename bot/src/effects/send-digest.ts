import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { recordDelivery, wasDelivered } from '@fleet/api/domain/delivery/delivery-ledger.ts';
import { type Digest, loadDigest } from '@fleet/api/domain/digest/load-digest.ts';
import { forgetManagerChannel } from '@fleet/api/domain/manager-channel/forget-manager-channel.ts';
import { listManagerChannels } from '@fleet/api/domain/manager-channel/list-manager-channels.ts';
import { listFleetManagerIds } from '@fleet/api/domain/user/list-fleet-manager-ids.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import type { BotLog } from '../bot-log.ts';
import { digestCard } from '../cards/digest-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';
import type { Viewer } from '../viewer.ts';
import { digestActivity } from './feed-activities.ts';
import type { Reach } from './reach.ts';

export interface SendDigestOptions {
  notifier: Notifier;
  reach: Reach;
  log: BotLog;
}

interface Recipient {
  /** For the ledger: once for each. */
  key: string;
  tell(digest: Digest): Promise<void>;
}

const name = 'send-digest';

/** On Monday, tells the managers' channels of the week; where none was appointed, every fleet manager in person. */
export function createSendDigest({ notifier, reach, log }: SendDigestOptions): Effect {
  return {
    name,
    handles: ['digest.due'],
    async deliver(event, context) {
      const digest = await loadDigest(context, event.entityId);
      if (!digest) return;
      const channels = await channelsOf(context);
      const recipients = channels.length > 0 ? channels : await managersOf(context);
      const outcomes = await Promise.allSettled(
        recipients.map(async ({ key: recipient, tell }) => {
          const key = { eventId: event.id, effect: name, recipient };
          if (await wasDelivered(context, key)) return;
          await tell(digest);
          await recordDelivery(context, key);
        }),
      );
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };

  async function channelsOf(context: SystemContext): Promise<Recipient[]> {
    const channels = await listManagerChannels(context);
    return channels.map(({ id, reference }) => ({
      key: id,
      async tell(digest) {
        const stored = readConversation(reference);
        if (!stored) return;
        try {
          await notifier.send(stored.conversation, digestCard(digest, atHome(stored.viewer, digest)));
        } catch (error) {
          if (!(error instanceof RecipientUnreachable)) throw error;
          log.info({}, 'a channel of managers cannot be reached any more');
          await forgetManagerChannel(context, id);
        }
      },
    }));
  }

  async function managersOf(context: SystemContext): Promise<Recipient[]> {
    const userIds = await listFleetManagerIds(context);
    return userIds.map((userId) => ({
      key: userId,
      async tell(digest) {
        const sent = await reach.sendCard(context, userId, (viewer) => digestCard(digest, atHome(viewer, digest)));
        if (!sent) await reach.notify(context, userId, (viewer) => digestActivity(digest, viewer));
      },
    }));
  }
}

/** The weeks are those of the tenant's calendar, wherever the reader is. */
function atHome(viewer: Viewer, { timeZone }: Digest): Viewer {
  return { ...viewer, timeZone };
}
