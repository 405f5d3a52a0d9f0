import type { SystemContext } from '../command-context.ts';

/** Whoever has not had an answer by then has long stopped asking for it. */
const keptDays = 7;
const dayMilliseconds = 86_400_000;

/**
 * Forgets the answers nobody asks for again; their keys are then free.
 * @returns how many
 */
export async function forgetOldKeys({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const forgotten = await transaction.query({
      name: 'idempotency-key.forget',
      text: 'delete from idempotency_keys where created_at < $1 returning key',
      values: [new Date(now().getTime() - keptDays * dayMilliseconds)],
    });
    return forgotten.length;
  });
}
