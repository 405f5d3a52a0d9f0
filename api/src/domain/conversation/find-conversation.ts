import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

/** @returns undefined when the person has never met the bot, has removed it, or may not sign in */
export async function findConversation(
  { tenantId, database }: CommandContext,
  userId: string,
): Promise<ConversationReference | undefined> {
  const [row] = await database.read<{ reference: ConversationReference }>(tenantId, {
    name: 'conversation.find',
    text: `select c.reference from conversation_references c
           join users u on u.tenant_id = c.tenant_id and u.id = c.user_id and u.active
           where c.user_id = $1 and c.removed_at is null`,
    values: [userId],
  });
  return row?.reference;
}
