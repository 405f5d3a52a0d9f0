import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';

/** Ends the actor's own hold, because its reservation is being made. A rollback restores it; another's hold stays. */
export async function consumeHold(
  transaction: TenantTransaction,
  { userId }: Pick<UserActor, 'userId'>,
  holdId: string | undefined,
): Promise<void> {
  if (!holdId) return;
  await transaction.query({
    name: 'hold.consume',
    text: 'delete from holds where id = $1 and user_id = $2',
    values: [holdId, userId],
  });
}
