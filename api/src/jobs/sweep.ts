import type { SystemContext } from '../domain/command-context.ts';
import { sweepHolds } from '../domain/hold/sweep-holds.ts';
import { forgetOldKeys } from '../domain/idempotency/forget-old-keys.ts';
import { endTurnarounds } from '../domain/maintenance/end-turnarounds.ts';

/** Removes or ends what has no effect any more: expired holds, turnarounds that are over, and keys of a week ago. */
export async function sweep(context: SystemContext): Promise<number> {
  const swept = await Promise.all([sweepHolds(context), endTurnarounds(context), forgetOldKeys(context)]);
  return swept.reduce((sum, count) => sum + count, 0);
}
