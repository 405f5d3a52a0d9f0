import type { UserContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

/** Notes that the actor removed the bot: they are not written to there any more, until they bring it back themselves. */
export async function forgetConversation(
  { actor, tenantId, database, now }: UserContext,
  reference: ConversationReference,
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'conversation.forget',
      text: `insert into conversation_references (user_id, reference, removed_at) values ($1, $2, $3)
             on conflict (tenant_id, user_id) do update set removed_at = excluded.removed_at`,
      values: [actor.userId, JSON.stringify(reference), now()],
    }),
  );
}
