import type { ApprovalDelegation } from '@fleet/contracts/approval.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import {
  type DelegationRow,
  delegationNotFound,
  describeDelegation,
  selectDelegation,
  toDelegation,
} from './delegation-rows.ts';

/**
 * @returns the delegation as it was
 * @throws {DomainError} NOT_FOUND for whoever has no part in it, FORBIDDEN for the one who stands in
 */
export function deleteApprovalDelegation(
  { actor, tenantId, database }: UserContext,
  { delegationId }: OperationArguments<'deleteApprovalDelegation'>,
): Promise<ApprovalDelegation> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<DelegationRow>({
      name: 'delegation.by-id',
      text: `${selectDelegation()} where g.id = $1`,
      values: [delegationId],
    });
    const mayEnd = row?.approver.userId === actor.userId || managesFleet(actor);
    if (!row || (!mayEnd && row.delegate.userId !== actor.userId)) throw delegationNotFound();
    if (!mayEnd) {
      const message = `Only ${row.approver.displayName} or a fleet manager ends this. Ask one of them.`;
      throw new DomainError('FORBIDDEN', message);
    }
    const deleted = await transaction.query({
      name: 'delegation.delete',
      text: 'delete from approval_delegations where id = $1 returning id',
      values: [delegationId],
    });
    // Somebody else was faster.
    if (deleted.length === 0) throw delegationNotFound();
    await writeAudit(transaction, actor, {
      action: 'delegation.deleted',
      entityType: 'delegation',
      entityId: delegationId,
      detail: describeDelegation(row),
    });
    return toDelegation(row);
  });
}
