import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { UserContext } from '../command-context.ts';
import { endWaiting } from './end-waiting.ts';
import { requireOffer } from './require-offer.ts';
import {
  lockWaitlistRequest,
  selectWaitlistRequestById,
  toWaitlistRequest,
  type WaitlistRow,
} from './waitlist-rows.ts';

/**
 * Leaves the vehicle that is offered to the next one. The same would be offered at once again, so the request is withdrawn.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED, or CONFLICT when nothing is offered
 */
export function declineWaitlistOffer(
  { actor, tenantId, database, now }: UserContext,
  { waitlistRequestId, expectedVersion }: OperationArguments<'declineWaitlistOffer'>,
): Promise<WaitlistRequest> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const before = await lockWaitlistRequest(transaction, actor, waitlistRequestId);
    requireOffer(actor, before, expectedVersion, at);
    await endWaiting(transaction, actor, waitlistRequestId, 'declined', at);
    const [after] = await transaction.query<WaitlistRow>({ ...selectWaitlistRequestById, values: [waitlistRequestId] });
    return toWaitlistRequest(after ?? before);
  });
}
