import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

/** Where these people can be reached, as far as they have met the bot. */
export async function findConversations(
  { tenantId, database }: CommandContext,
  userIds: readonly string[],
): Promise<ConversationReference[]> {
  const rows = await database.read<{ reference: ConversationReference }>(tenantId, {
    name: 'conversation.find-several',
    text: 'select reference from conversation_references where user_id = any ($1) order by user_id',
    values: [userIds],
  });
  return rows.map(({ reference }) => reference);
}
