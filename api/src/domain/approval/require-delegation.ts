import type { Person } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

/**
 * What somebody was allowed when they signed in may be over when they decide.
 * @throws {DomainError} FORBIDDEN when they do not stand in any more
 */
export async function requireDelegation(
  transaction: TenantTransaction,
  { userId }: Pick<UserActor, 'userId'>,
  approver: Person,
  now: Date,
): Promise<void> {
  const found = await transaction.query({
    name: 'delegation.is-current',
    text: `select from approval_delegations
           where delegate_id = $1 and approver_id = $2 and start_date <= $3 and end_date > $3 limit 1`,
    values: [userId, approver.userId, now],
  });
  if (found.length > 0) return;
  throw new DomainError('FORBIDDEN', `You no longer stand in for ${approver.displayName}, who decides again.`);
}
