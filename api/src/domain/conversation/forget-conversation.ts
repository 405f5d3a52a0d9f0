import type { UserContext } from '../command-context.ts';

/** Forgets where the actor can be reached, because they removed the bot. */
export async function forgetConversation({ actor, tenantId, database }: UserContext): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'conversation.forget',
      text: 'delete from conversation_references where user_id = $1',
      values: [actor.userId],
    }),
  );
}
