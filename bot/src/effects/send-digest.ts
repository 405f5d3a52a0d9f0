import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { findConversations } from '@fleet/api/domain/conversation/find-conversations.ts';
import type { ConversationReference } from '@fleet/api/domain/conversation/remember-conversation.ts';
import { recordDelivery, wasDelivered } from '@fleet/api/domain/delivery/delivery-ledger.ts';
import { loadDigest } from '@fleet/api/domain/digest/load-digest.ts';
import { forgetManagerChannel } from '@fleet/api/domain/manager-channel/forget-manager-channel.ts';
import { listManagerChannels } from '@fleet/api/domain/manager-channel/list-manager-channels.ts';
import { listFleetManagerIds } from '@fleet/api/domain/user/list-fleet-manager-ids.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import type { BotLog } from '../bot-log.ts';
import { digestCard } from '../cards/digest-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';

export interface SendDigestOptions {
  notifier: Notifier;
  log: BotLog;
}

interface Recipient {
  /** For the ledger: once for each. */
  key: string;
  reference: ConversationReference;
  forget?: () => Promise<void>;
}

const name = 'send-digest';

/** On Monday, tells the managers' channels of the week; where none was appointed, every fleet manager in person. */
export function createSendDigest({ notifier, log }: SendDigestOptions): Effect {
  return {
    name,
    handles: ['digest.due'],
    async deliver(event, context) {
      const digest = await loadDigest(context, event.entityId);
      if (!digest) return;
      const recipients = await findRecipients(context);
      const outcomes = await Promise.allSettled(
        recipients.map(async ({ key: recipient, reference, forget }) => {
          const key = { eventId: event.id, effect: name, recipient };
          const stored = readConversation(reference);
          if (!stored || (await wasDelivered(context, key))) return;
          try {
            const viewer = { ...stored.viewer, timeZone: digest.timeZone };
            await notifier.send(stored.conversation, digestCard(digest, viewer));
            await recordDelivery(context, key);
          } catch (error) {
            if (!(error instanceof RecipientUnreachable)) throw error;
            log.info({}, 'a recipient of the digest cannot be reached any more');
            await forget?.();
          }
        }),
      );
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

async function findRecipients(context: SystemContext): Promise<Recipient[]> {
  const channels = await listManagerChannels(context);
  if (channels.length > 0) {
    return channels.map(({ id, reference }) => ({
      key: id,
      reference,
      forget: () => forgetManagerChannel(context, id),
    }));
  }
  const managerIds = await listFleetManagerIds(context);
  const references = await Promise.all(managerIds.map((userId) => findConversations(context, [userId])));
  return managerIds.flatMap((key, index) => (references[index] ?? []).map((reference) => ({ key, reference })));
}
