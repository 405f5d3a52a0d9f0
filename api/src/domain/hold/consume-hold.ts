import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';

/**
 * Ends the actor's own hold, because its reservation is being made. A rollback restores it; another's hold stays, and is in
 * the way.
 * @returns the request of the waitlist whose offer it was, if it was one
 */
export async function consumeHold(
  transaction: TenantTransaction,
  { userId }: Pick<UserActor, 'userId'>,
  holdId: string | undefined,
): Promise<string | undefined> {
  if (!holdId) return undefined;
  const values = [holdId, userId];
  const [, [consumed]] = await Promise.all([
    // Everybody who settles an offer takes its request first and its hold second.
    transaction.query({
      name: 'hold.lock-its-request',
      text: `select from waitlist_requests
             where id = (select waitlist_request_id from holds where id = $1 and user_id = $2) for no key update`,
      values,
    }),
    transaction.query<{ waitlist_request_id: string | null }>({
      name: 'hold.consume',
      text: 'delete from holds where id = $1 and user_id = $2 returning waitlist_request_id',
      values,
    }),
  ]);
  return consumed?.waitlist_request_id ?? undefined;
}
