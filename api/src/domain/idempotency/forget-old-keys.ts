import type { SystemContext } from '../command-context.ts';

/** Whoever has not had an answer by then has long stopped asking for it. */
const keptDays = 7;
const dayMilliseconds = 86_400_000;

/** Forgets the answers nobody asks for again; their keys are then free. Run by the clock, once a day. */
export async function forgetOldKeys({ database, tenantId, now }: SystemContext): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'idempotency-key.forget',
      text: 'delete from idempotency_keys where created_at < $1',
      values: [new Date(now().getTime() - keptDays * dayMilliseconds)],
    }),
  );
}
