import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';
import { endWaiting } from './end-waiting.ts';
import {
  lockWaitlistRequest,
  selectWaitlistRequestById,
  toWaitlistRequest,
  type WaitlistRow,
} from './waitlist-rows.ts';

/**
 * Waits no longer, also where something is offered already. Withdrawn once more, it stays as it is.
 * @throws {DomainError} NOT_FOUND, PRECONDITION_FAILED, or CONFLICT when it was accepted or has expired
 */
export function withdrawWaitlistRequest(
  { actor, tenantId, database, now }: UserContext,
  { waitlistRequestId, expectedVersion }: OperationArguments<'withdrawWaitlistRequest'>,
): Promise<WaitlistRequest> {
  return database.transaction(tenantId, async (transaction) => {
    const before = await lockWaitlistRequest(transaction, actor, waitlistRequestId);
    requireVersion('request', before.version, expectedVersion);
    if (before.status === 'withdrawn') return toWaitlistRequest(before);
    if (before.status === 'accepted' || before.status === 'expired') {
      const way = before.status === 'accepted' ? 'Cancel its reservation instead.' : 'There is nothing to withdraw.';
      throw new DomainError('CONFLICT', `This request has already been ${before.status}. ${way}`);
    }
    await endWaiting(transaction, actor, waitlistRequestId, 'withdrawn', now());
    const [after] = await transaction.query<WaitlistRow>({ ...selectWaitlistRequestById, values: [waitlistRequestId] });
    return toWaitlistRequest(after ?? before);
  });
}
