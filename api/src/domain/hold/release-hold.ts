import type { Hold } from '@fleet/contracts/hold.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { type HoldRow, holdMembers, holdNotFound, isAnOffer, toHold } from './hold-rows.ts';

/**
 * Lets the vehicle go before the hold expires.
 * @throws {DomainError} NOT_FOUND also for another's; CONFLICT for an offer of the waitlist, which is declined there
 */
export function releaseHold(
  { actor, tenantId, database }: UserContext,
  { holdId }: OperationArguments<'releaseHold'>,
): Promise<Hold> {
  return database.transaction(tenantId, async (transaction) => {
    const [released] = await transaction.query<HoldRow>({
      name: 'hold.release',
      text: `delete from holds h where h.id = $1 and h.user_id = $2 returning ${holdMembers}`,
      values: [holdId, actor.userId],
    });
    if (!released) throw holdNotFound();
    // The deletion is undone with the transaction.
    if (released.waitlistRequestId) throw isAnOffer();
    await writeAudit(transaction, actor, { action: 'hold.released', entityType: 'hold', entityId: holdId });
    return toHold(released);
  });
}
