import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Actor } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';

/** Ends a request that came to nothing, and lets go of what was kept for it. The caller has locked it. */
export async function endWaiting(
  transaction: TenantTransaction,
  actor: Actor,
  waitlistRequestId: string,
  outcome: 'withdrawn' | 'declined' | 'expired',
  now: Date,
): Promise<void> {
  await Promise.all([
    transaction.query({
      name: outcome === 'expired' ? 'waitlist.expire' : 'waitlist.withdraw',
      text: `update waitlist_requests set status = '${outcome === 'expired' ? 'expired' : 'withdrawn'}',
               offer_expires_at = null, version = version + 1, updated_at = $2
             where id = $1`,
      values: [waitlistRequestId, now],
    }),
    transaction.query({
      name: 'hold.end-offer',
      text: 'delete from holds where waitlist_request_id = $1',
      values: [waitlistRequestId],
    }),
    recordEvent(transaction, actor, {
      event: 'waitlist.changed',
      action: `waitlist.${outcome}`,
      entityType: 'waitlist-request',
      entityId: waitlistRequestId,
    }),
  ]);
}
