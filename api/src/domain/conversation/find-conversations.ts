import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

/** Where these people can be reached, by their ids, as far as they have met the bot and may sign in. */
export async function findConversations(
  { tenantId, database }: CommandContext,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, ConversationReference>> {
  const rows = await database.read<{ userId: string; reference: ConversationReference }>(tenantId, {
    name: 'conversation.find-several',
    text: `select c.user_id as "userId", c.reference from conversation_references c
           join users u on u.tenant_id = c.tenant_id and u.id = c.user_id and u.active
           where c.user_id = any ($1) and c.removed_at is null order by c.user_id`,
    values: [userIds],
  });
  return new Map(rows.map(({ userId, reference }) => [userId, reference]));
}
