import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

/** @returns undefined when the person has never met the bot */
export async function findConversation(
  { tenantId, database }: CommandContext,
  userId: string,
): Promise<ConversationReference | undefined> {
  const [row] = await database.read<{ reference: ConversationReference }>(tenantId, {
    name: 'conversation.find',
    text: 'select reference from conversation_references where user_id = $1',
    values: [userId],
  });
  return row?.reference;
}
