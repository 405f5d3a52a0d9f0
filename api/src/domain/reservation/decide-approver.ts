export interface ApprovalFacts {
  approvalPolicy: 'none' | 'manager';
  creatorUserId: string;
  managerUserId: string | null;
}

/**
 * @returns who must decide before the reservation stands; null when it stands at once: the pool asks nobody, or the
 * creator has no manager. Nobody is their own approver.
 */
export function decideApprover({ approvalPolicy, creatorUserId, managerUserId }: ApprovalFacts): string | null {
  if (approvalPolicy !== 'manager' || managerUserId === creatorUserId) return null;
  return managerUserId;
}
