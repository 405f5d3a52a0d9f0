import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';
import { nextCursorSchema, overlapInput, pageInput, scopeSchema } from './page.ts';
import { personSchema } from './reservation.ts';

/** At most so long ahead and so long at a time; whoever is away for longer is asked by mistake. */
export const maximumDelegationDays = 366;

/** Somebody decides for an approver who is away. What the approver is asked then, both may decide. */
export const approvalDelegationSchema = z.object({
  id: z.uuid(),
  approver: personSchema,
  /** Who stands in. They never decide about what they made or drive themselves. */
  delegate: personSchema,
  startDate: instantSchema,
  endDate: instantSchema,
  createdAt: instantSchema,
});
export type ApprovalDelegation = z.infer<typeof approvalDelegationSchema>;

export const approvalOperations = {
  listApprovalDelegations: operation({
    method: 'GET',
    path: '/api/v1/approval-delegations',
    summary:
      'Who decides for whom, by start, a page at a time: one’s own in both directions, or all for fleet managers',
    input: z.strictObject({
      scope: scopeSchema,
      from: overlapInput.from,
      ...pageInput,
    }),
    output: z.object({ delegations: z.array(approvalDelegationSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  createApprovalDelegation: operation({
    method: 'POST',
    path: '/api/v1/approval-delegations',
    summary: 'Let somebody decide about reservations in one’s place for a time; fleet managers may say so for others',
    input: z.strictObject({
      /** Whose decisions; left out, the caller’s. */
      approverId: z.uuid().optional(),
      delegateId: z.uuid(),
      startDate: instantSchema,
      endDate: instantSchema,
    }),
    output: approvalDelegationSchema,
    status: 201,
    roles,
  }),
  deleteApprovalDelegation: operation({
    method: 'DELETE',
    path: '/api/v1/approval-delegations/{delegationId}',
    summary: 'End a delegation at once; what was decided by it stays decided',
    input: z.strictObject({ delegationId: z.uuid() }),
    output: approvalDelegationSchema,
    status: 200,
    roles,
  }),
};
