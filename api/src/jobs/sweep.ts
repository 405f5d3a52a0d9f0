import type { SystemContext } from '../domain/command-context.ts';
import { forgetOldMemories } from '../domain/conversation/conversation-memory.ts';
import { sweepHolds } from '../domain/hold/sweep-holds.ts';
import { forgetOldKeys } from '../domain/idempotency/forget-old-keys.ts';
import { endTurnarounds } from '../domain/maintenance/end-turnarounds.ts';

/**
 * Removes or ends what has no effect any more: expired holds, turnarounds that are over, keys of a week ago, and what
 * nobody goes on with in a conversation.
 */
export async function sweep(context: SystemContext): Promise<number> {
  const swept = await Promise.all([
    sweepHolds(context),
    endTurnarounds(context),
    forgetOldKeys(context),
    forgetOldMemories(context),
  ]);
  return swept.reduce((sum, count) => sum + count, 0);
}
