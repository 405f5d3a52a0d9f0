import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';
import { nextCursorSchema, overlapInput, pageInput, scopeSchema } from './page.ts';
import { quotaSchema } from './pool.ts';
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

const occupancySchema = z.object({ startDate: instantSchema, endDate: instantSchema, status: z.string() });

/** What whoever decides about a reservation wants to know besides it. */
const decisionContextSchema = z.object({
  /** Of the tenant: ISO 4217. */
  currency: z.string(),
  /** What the vehicle does before and after, without saying whose it is; null when nothing is known. */
  before: occupancySchema.nullable(),
  after: occupancySchema.nullable(),
  /** The driver's other reservations at that time. */
  overlaps: z.int(),
  /** How often the driver had vehicles in the last so many days, and what became of it. */
  history: z.object({
    days: z.int(),
    completed: z.int(),
    lateReturns: z.int(),
    noShows: z.int(),
    cancelled: z.int(),
  }),
  /** What the pool lets the driver reserve in the week or month in which it begins, this reservation included. */
  quotas: z.array(quotaSchema.extend({ used: z.number() })),
});

export const approvalOperations = {
  getDecisionContext: operation({
    method: 'GET',
    path: '/api/v1/reservations/{reservationId}/decision-context',
    summary: 'For whoever decides about a reservation: what is around it, and what its driver has reserved so far',
    input: z.strictObject({ reservationId: z.uuid() }),
    output: decisionContextSchema,
    status: 200,
    roles,
  }),
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
