/** What a person has said in a conversation that waits for its other half. Nobody else's command reads it. */
import type { SystemContext, UserContext } from '../command-context.ts';

export interface ConversationMemory {
  value: Record<string, unknown>;
  /** Raised by every write. */
  version: number;
}

/** Who does not go on within half an hour has other things in mind. */
const keptMilliseconds = 30 * 60_000;

/** @returns undefined when nothing is remembered any more */
export async function readMemory(
  { actor, database, tenantId, now }: UserContext,
  conversationId: string,
): Promise<ConversationMemory | undefined> {
  const [memory] = await database.read<ConversationMemory>(tenantId, {
    name: 'conversation-memory.read',
    text: `select value, version from conversation_memories
           where user_id = $1 and conversation_id = $2 and expires_at > $3`,
    values: [actor.userId, conversationId, now()],
  });
  return memory;
}

/**
 * Remembers for half an hour.
 * @param seenVersion of what was remembered when the turn began; undefined for nothing
 * @returns whether nobody else has remembered anything there in between; if somebody has, theirs stays
 */
export async function writeMemory(
  { actor, database, tenantId, now }: UserContext,
  conversationId: string,
  value: Record<string, unknown>,
  seenVersion: number | undefined,
): Promise<boolean> {
  const at = now();
  const written = await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'conversation-memory.write',
      text: `insert into conversation_memories as m (user_id, conversation_id, value, expires_at) values ($1, $2, $3, $4)
             on conflict (tenant_id, user_id, conversation_id) do update
               set value = excluded.value, version = m.version + 1, expires_at = excluded.expires_at
               where m.version = $5 or ($5 is null and m.expires_at <= $6)
             returning version`,
      values: [
        actor.userId,
        conversationId,
        JSON.stringify(value),
        new Date(at.getTime() + keptMilliseconds),
        seenVersion ?? null,
        at,
      ],
    }),
  );
  return written.length > 0;
}

/** Forgets what has been done, or is not wanted any more. */
export async function forgetMemory({ actor, database, tenantId }: UserContext, conversationId: string): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'conversation-memory.forget',
      text: 'delete from conversation_memories where user_id = $1 and conversation_id = $2',
      values: [actor.userId, conversationId],
    }),
  );
}

/** @returns how many conversations were not gone on with */
export async function forgetOldMemories({ database, tenantId, now }: SystemContext): Promise<number> {
  const forgotten = await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'conversation-memory.sweep',
      text: 'delete from conversation_memories where expires_at <= $1 returning user_id',
      values: [now()],
    }),
  );
  return forgotten.length;
}
