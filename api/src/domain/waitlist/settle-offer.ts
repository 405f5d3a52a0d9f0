import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';

/** The hold of an offer became a reservation, so its request has what it waited for. */
export async function settleOffer(
  transaction: TenantTransaction,
  actor: UserActor,
  { waitlistRequestId, reservationId }: { waitlistRequestId: string; reservationId: string },
  now: Date,
): Promise<void> {
  const settled = await transaction.query({
    name: 'waitlist.accept',
    text: `update waitlist_requests set status = 'accepted', reservation_id = $2, offer_expires_at = null,
             version = version + 1, updated_at = $3
           where id = $1 and status = 'offered' returning id`,
    values: [waitlistRequestId, reservationId, now],
  });
  if (settled.length === 0) return;
  await recordEvent(transaction, actor, {
    event: 'waitlist.changed',
    action: 'waitlist.accepted',
    entityType: 'waitlist-request',
    entityId: waitlistRequestId,
    detail: { reservationId },
  });
}
