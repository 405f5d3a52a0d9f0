import type { ConversationReference, TurnContext } from 'botbuilder';
import { type BotAdapter, type BotRegistration, createAdapter } from './adapter.ts';
import type { CardMessage } from './cards/adaptive-card.ts';
import { askOnce } from './handlers/ask-once.ts';
import { cardActivity } from './handlers/card-activity.ts';
import { judgeRefusal } from './judge-refusal.ts';

/** Writes to people first, in conversations they have had with the bot. */
export interface Notifier {
  /**
   * @returns the id of the new message
   * @throws {RecipientUnreachable} when the person has blocked or removed the bot, or the conversation is gone
   * @throws {TryAgainLater} when Teams cannot do it now; anything else is worth another try as well
   */
  send(conversation: Record<string, unknown>, message: CardMessage): Promise<string>;
  /**
   * Replaces the card of an earlier message in place.
   * @throws {RecipientUnreachable} also when the message is gone
   * @throws {TryAgainLater} as `send` does
   */
  update(conversation: Record<string, unknown>, activityId: string, message: CardMessage): Promise<void>;
  /** Somebody's chat with the bot that it has not been written to from: as Graph names it, in the directory with that id. */
  conversationIn(chatId: string, entraTenantId: string): Record<string, unknown>;
}

export interface NotifierOptions extends BotRegistration {
  /** Where chats are found that have not told where they are; Microsoft's for its public cloud when left out. */
  serviceUrl?: string | undefined;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const globalServiceUrl = 'https://smba.trafficmanager.net/teams/';

/** The notifier for a process that sends but does not listen, such as the worker. */
export function createNotifier(options: NotifierOptions): Notifier {
  return createAdapterNotifier(createAdapter(options), options);
}

function createAdapterNotifier(
  adapter: BotAdapter,
  { appId = '', serviceUrl = globalServiceUrl }: NotifierOptions,
): Notifier {
  async function inConversation(
    conversation: Record<string, unknown>,
    work: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    // A fault of the work is ours to judge; one of the adapter itself is not an answer of Teams.
    let fault: unknown;
    await adapter.continueConversationAsync(appId, conversation as Partial<ConversationReference>, async (context) => {
      askOnce(context);
      await work(context).catch((error: unknown) => {
        fault = error;
      });
    });
    if (fault !== undefined) throw judgeRefusal(fault);
  }
  return {
    async send(conversation, message) {
      let id: string | undefined;
      await inConversation(conversation, async (context) => {
        id = (await context.sendActivity(cardActivity(message)))?.id;
      });
      if (!id) throw new Error('The message was sent, but its id is not known');
      return id;
    },
    update: (conversation, activityId, message) =>
      inConversation(conversation, async (context) => {
        await context.updateActivity({ ...cardActivity(message), id: activityId });
      }),
    conversationIn: (id, tenantId) => ({
      channelId: 'msteams',
      serviceUrl,
      bot: { id: `28:${appId}` },
      conversation: { id, conversationType: 'personal', tenantId },
    }),
  };
}
