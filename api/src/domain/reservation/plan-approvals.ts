/** Who must decide before a reservation stands. */
import type { ApprovalStep } from '@fleet/contracts/pool.ts';
import type { DriverFacts, Period, PoolFacts, RequestFacts } from './reservation-request.ts';

export interface PlannedApproval {
  stepNumber: number;
  approverUserId: string;
  askedAs: 'manager' | 'approver' | 'fleet_manager';
  /** When others are asked too, counted from when the step begins; null is never. */
  escalatesAfterMinutes: number | null;
  /** Who is asked then; without any, the fleet managers. */
  escalationApproverIds: readonly string[];
}

const minuteMilliseconds = 60_000;

/**
 * One entry for everybody who will be asked; none when nobody is. Nobody decides about their own reservation or their own
 * change of it: a step that has nobody else asks the fleet managers.
 * @returns undefined when a step has nobody at all to ask
 */
export function planApprovals(
  pool: PoolFacts,
  { creator, managerUserIds }: Pick<RequestFacts, 'creator' | 'managerUserIds'>,
  { userId, changedBy }: Pick<DriverFacts, 'userId'> & { changedBy?: string | null },
  wanted: Period & { costCents: number | null },
): PlannedApproval[] | undefined {
  const own = new Set([creator.userId, userId, changedBy, null]);
  const isOther = (one: string | null): one is string => !own.has(one);
  const planned: PlannedApproval[] = [];
  let stepNumber = 0;
  for (const step of stepsFor(pool, wanted)) {
    stepNumber++;
    const named = step.asks === 'manager' ? [creator.managerUserId] : step.approverIds;
    const asked = named.filter(isOther);
    const fallback = asked.length === 0;
    const approverUserIds = fallback ? managerUserIds.filter(isOther) : asked;
    if (approverUserIds.length === 0) return undefined;
    const askedAs = fallback ? 'fleet_manager' : step.asks === 'manager' ? 'manager' : 'approver';
    for (const approverUserId of new Set(approverUserIds)) {
      const { escalatesAfterMinutes, escalationApproverIds } = step;
      planned.push({ stepNumber, approverUserId, askedAs, escalatesAfterMinutes, escalationApproverIds });
    }
  }
  return planned;
}

/** The steps that decide about such a reservation. */
export function stepsFor(
  { approvalSteps }: Pick<PoolFacts, 'approvalSteps'>,
  wanted: Period & { costCents: number | null },
): ApprovalStep[] {
  return approvalSteps.filter((one) => applies(one, wanted));
}

/** Those who are asked at once; the others wait for their step. */
export function askedFirst(approvals: readonly PlannedApproval[]): string[] {
  return approvals.filter(({ stepNumber }) => stepNumber === 1).map(({ approverUserId }) => approverUserId);
}

function applies(
  { minimumLengthMinutes, minimumCostCents }: ApprovalStep,
  { startDate, endDate, costCents }: Period & { costCents: number | null },
): boolean {
  const lengthMinutes = (endDate.getTime() - startDate.getTime()) / minuteMilliseconds;
  const isLong = minimumLengthMinutes === null || lengthMinutes > minimumLengthMinutes;
  const isDear = minimumCostCents === null || (costCents ?? 0) > minimumCostCents;
  return isLong && isDear;
}

/** @returns in hundredths of the tenant's currency; null for a class without a cost */
export function costOf({ startDate, endDate }: Period, hourlyCostCents: number): number | null {
  if (hourlyCostCents === 0) return null;
  return Math.round(((endDate.getTime() - startDate.getTime()) / 3_600_000) * hourlyCostCents);
}
