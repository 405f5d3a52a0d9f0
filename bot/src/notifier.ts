import type { ConversationReference, TurnContext } from 'botbuilder';
import { type BotAdapter, type BotRegistration, createAdapter } from './adapter.ts';
import type { CardMessage } from './cards/adaptive-card.ts';
import { cardActivity } from './handlers/card-activity.ts';

/** Writes to people first, in conversations they have had with the bot. */
export interface Notifier {
  /**
   * @returns the id of the new message
   * @throws {RecipientUnreachable} when the person has removed the bot; anything else is worth another try
   */
  send(conversation: Record<string, unknown>, message: CardMessage): Promise<string>;
  /**
   * Replaces the card of an earlier message in place.
   * @throws {RecipientUnreachable} when the message or the conversation is gone; anything else is worth another try
   */
  update(conversation: Record<string, unknown>, activityId: string, message: CardMessage): Promise<void>;
}

/** Nothing arrives there any more, however often it is tried. */
export class RecipientUnreachable extends Error {}

// Microsoft's list for proactive messages: 403 when the bot was removed or blocked, 404 when the conversation is gone.
const goneForGood = [403, 404];

/** The notifier for a process that sends but does not listen, such as the worker. */
export function createNotifier(registration: BotRegistration): Notifier {
  return createAdapterNotifier(createAdapter(registration), registration);
}

function createAdapterNotifier(adapter: BotAdapter, { appId = '' }: Pick<BotRegistration, 'appId'>): Notifier {
  async function inConversation(
    conversation: Record<string, unknown>,
    work: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    // A fault of the work is ours to judge; one of the adapter itself is not an answer of Teams.
    let fault: unknown;
    await adapter.continueConversationAsync(appId, conversation as Partial<ConversationReference>, async (context) => {
      await work(context).catch((error: unknown) => {
        fault = error;
      });
    });
    if (fault === undefined) return;
    const { statusCode } = fault as { statusCode?: number };
    if (statusCode && goneForGood.includes(statusCode)) {
      throw new RecipientUnreachable(`Teams answered ${statusCode}`, { cause: fault });
    }
    throw fault;
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
  };
}
