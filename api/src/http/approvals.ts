import type { approvalOperations } from '@fleet/contracts/approval.ts';
import { createApprovalDelegation } from '../domain/approval/create-approval-delegation.ts';
import { deleteApprovalDelegation } from '../domain/approval/delete-approval-delegation.ts';
import { getDecisionContext } from '../domain/approval/get-decision-context.ts';
import { listApprovalDelegations } from '../domain/approval/list-approval-delegations.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const approvalHandlers: OperationHandlers<keyof typeof approvalOperations> = {
  getDecisionContext,
  listApprovalDelegations,
  createApprovalDelegation,
  deleteApprovalDelegation,
};
