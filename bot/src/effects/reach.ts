import type { CommandContext } from '@fleet/api/domain/command-context.ts';
import { type Contact, findContact } from '@fleet/api/domain/conversation/find-contact.ts';
import type { ConversationReference } from '@fleet/api/domain/conversation/remember-conversation.ts';
import { type FeedActivity, type Teams, TeamsRefusal } from '@fleet/api/ports/teams/teams.ts';
import type { BotLog } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation, type StoredConversation, storeConversation } from '../stored-conversation.ts';
import { type Viewer, viewerOf } from '../viewer.ts';

export interface ReachOptions {
  notifier: Notifier;
  /** Undefined where the app has no id in Teams: then only those are reached who found the bot themselves. */
  teams: Teams | undefined;
  log: BotLog;
}

/** Where a card was sent, to change it there. */
export interface SentCard {
  reference: ConversationReference;
  activityId: string;
}

/** Writes to people who did not ask. */
export interface Reach {
  /**
   * Sends a card into somebody's chat with the bot. Teams makes that chat for whoever never had the bot, but not for whoever
   * removed it.
   * @returns undefined when no card arrives there, however often it is tried
   * @throws what is worth another try
   */
  sendCard(
    context: CommandContext,
    userId: string,
    write: (viewer: Viewer) => CardMessage,
  ): Promise<SentCard | undefined>;
  /**
   * Tells it in somebody's activity feed, where no card arrives. Mail they get anyway.
   * @throws what is worth another try
   */
  notify(context: CommandContext, userId: string, write: (viewer: Viewer) => FeedActivity): Promise<void>;
}

export function createReach({ notifier, teams, log }: ReachOptions): Reach {
  return {
    async sendCard(context, userId, write) {
      try {
        const contact = await findContact(context, userId);
        const stored = contact && (await conversationWith(contact));
        if (!stored) {
          log.info({}, 'nobody to send a card to');
          return undefined;
        }
        const activityId = await notifier.send(stored.conversation, write(stored.viewer));
        return { reference: storeConversation(stored), activityId };
      } catch (error) {
        if (!(error instanceof RecipientUnreachable || error instanceof TeamsRefusal)) throw error;
        log.info({ why: error.message }, 'the recipient of a card cannot be reached');
        return undefined;
      }
    },
    async notify(context, userId, write) {
      const contact = teams && (await findContact(context, userId));
      if (!contact) return;
      try {
        await teams.notify(contact, write(viewerIn(contact)));
      } catch (error) {
        if (!(error instanceof TeamsRefusal)) throw error;
        log.info({ why: error.message }, 'an activity feed cannot be reached');
      }
    },
  };

  async function conversationWith(contact: Contact): Promise<StoredConversation | undefined> {
    if (contact.hasRemovedBot) return undefined;
    const known = contact.reference && readConversation(contact.reference);
    if (known || !teams) return known ?? undefined;
    const chatId = await teams.install(contact);
    return { conversation: notifier.conversationIn(chatId, contact.entraTenantId), viewer: viewerIn(contact) };
  }
}

/** As they last wrote to the bot, else as their account says. */
function viewerIn({ reference, timeZone, locale }: Contact): Viewer {
  return (reference && readConversation(reference)?.viewer) ?? viewerOf(timeZone, locale);
}
