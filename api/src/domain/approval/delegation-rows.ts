/** How a delegation is read. */
import type { ApprovalDelegation } from '@fleet/contracts/approval.ts';
import type { Person } from '@fleet/contracts/reservation.ts';
import { DomainError } from '../domain-errors.ts';

export interface DelegationRow {
  id: string;
  approver: Person;
  delegate: Person;
  startDate: Date;
  endDate: Date;
  createdAt: Date;
}

const person = (alias: string) =>
  `json_build_object('userId', ${alias}.id, 'displayName', ${alias}.display_name, 'email', ${alias}.email)`;

/**
 * `select … from …` with the delegation as `g`; a condition follows.
 * @param moreColumns each after a comma
 * @param delegations the table, or one of the statement's own that is like it
 */
export const selectDelegation = (moreColumns = '', delegations = 'approval_delegations') => `
  select g.id, ${person('approver')} as approver, ${person('delegate')} as delegate, g.start_date as "startDate",
    g.end_date as "endDate", g.created_at as "createdAt"${moreColumns}
  from ${delegations} g
  join users approver on approver.tenant_id = g.tenant_id and approver.id = g.approver_id
  join users delegate on delegate.tenant_id = g.tenant_id and delegate.id = g.delegate_id`;

export function toDelegation({ startDate, endDate, createdAt, ...row }: DelegationRow): ApprovalDelegation {
  return {
    ...row,
    startDate: startDate.toISOString(),
    endDate: endDate.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}

/** What the audit log keeps of a delegation. */
export function describeDelegation({ approver, delegate, startDate, endDate }: DelegationRow) {
  return { approverId: approver.userId, delegateId: delegate.userId, startDate, endDate };
}

export function delegationNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such delegation among those you can see. Look at your list.');
}
