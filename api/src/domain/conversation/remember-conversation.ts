import type { UserContext } from '../command-context.ts';

/** Where a person can be reached, as the chat platform wrote it; only the bot's adapter looks inside. */
export type ConversationReference = Record<string, unknown>;

/**
 * Remembers the actor's personal conversation, so that the bot can write first. An unchanged one costs no write.
 * @returns whether the bot meets them for the first time, or again after they had removed it
 */
export async function rememberConversation(
  { actor, tenantId, database }: UserContext,
  reference: ConversationReference,
): Promise<boolean> {
  const value = JSON.stringify(reference);
  const [known] = await database.read(tenantId, {
    name: 'conversation.is-known',
    text: 'select from conversation_references where user_id = $1 and reference = $2::jsonb and removed_at is null',
    values: [actor.userId, value],
  });
  if (known) return false;
  const [written] = await database.transaction(tenantId, (transaction) =>
    transaction.query<{ is_new: boolean }>({
      name: 'conversation.remember',
      text: `insert into conversation_references (user_id, reference) values ($1, $2)
             on conflict (tenant_id, user_id) do update set reference = excluded.reference, removed_at = null, updated_at = now()
             where conversation_references.reference is distinct from excluded.reference
                or conversation_references.removed_at is not null
             returning old.user_id is null or old.removed_at is not null as is_new`,
      values: [actor.userId, value],
    }),
  );
  return written?.is_new ?? false;
}
