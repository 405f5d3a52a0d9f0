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
 * One entry for everybody who will be asked; none when nobody is. Nobody decides about their own reservation: a step that
 * has nobody else asks the fleet managers.
 * @returns undefined when a step has nobody at all to ask
 */
export function planApprovals(
  pool: PoolFacts,
  { creator, managerUserIds }: Pick<RequestFacts, 'creator' | 'managerUserIds'>,
  driver: Pick<DriverFacts, 'userId'>,
  wanted: Period & { costCents: number | null },
): PlannedApproval[] | undefined {
  const isOther = (userId: string | null): userId is string =>
    userId !== null && userId !== creator.userId && userId !== driver.userId;
  const planned: PlannedApproval[] = [];
  let stepNumber = 0;
  for (const step of pool.approvalSteps.filter((one) => applies(one, wanted))) {
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
