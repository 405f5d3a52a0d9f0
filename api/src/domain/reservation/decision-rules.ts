/** How far a decision reaches: what may change after it, and who may go beyond it alone. */
import { describeInstant } from './describe-period.ts';
import { costOf, stepsFor } from './plan-approvals.ts';
import type { Refusal } from './refusal.ts';
import type { Period, PoolFacts, PoolRequest, Present, VehicleFacts } from './reservation-request.ts';
import { minuteMilliseconds } from './wall-clock.ts';

/** How many steps decide about a vehicle for a time. */
function countSteps(pool: PoolFacts, { hourlyCostCents }: VehicleFacts, period: Period): number {
  return stepsFor(pool, { ...period, costCents: costOf(period, hourlyCostCents) }).length;
}

/** Whether a time is within the tolerance of the pool around the one that was decided about, and asks no step that never decided. */
export function keepsDecision(pool: PoolFacts, vehicle: VehicleFacts, decided: Period, wanted: Period): boolean {
  const tolerance = pool.editToleranceMinutes * minuteMilliseconds;
  const isNear = (one: Date, other: Date) => Math.abs(one.getTime() - other.getTime()) <= tolerance;
  if (!isNear(decided.startDate, wanted.startDate) || !isNear(decided.endDate, wanted.endDate)) return false;
  return countSteps(pool, vehicle, wanted) <= countSteps(pool, vehicle, decided);
}

type ExtensionRequest = Period & { pool: PoolFacts; present?: Present | undefined };

/** Whether somebody would have to decide again about what is out already, where less time than was decided about needs nobody. */
export function exceedsDecision(
  { startDate, endDate, pool, present }: ExtensionRequest,
  vehicle: VehicleFacts,
): boolean {
  if (!present?.isOut || endDate <= present.endDate || endDate <= present.decided.endDate) return false;
  const wanted = { startDate, endDate };
  return (
    countSteps(pool, vehicle, wanted) > 0 && !keepsDecision(pool, vehicle, { ...present.decided, startDate }, wanted)
  );
}

/** Nobody waits for a decision with the vehicle on the road: whoever may decide extends it, and nobody else does. */
export function refuseBeyondDecision(request: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  const { pool, present } = request;
  if (!present || isDecidedAtOnce(request, vehicle)) return undefined;
  const latestEnd = latestDecidedEnd(request, vehicle);
  const hasLeeway = latestEnd > present.endDate;
  const mayApprover = countSteps(pool, vehicle, request) === 1;
  const ask = `${mayApprover ? 'the approver or ' : ''}a fleet manager, who may extend it at once`;
  const what = `A longer time has to be decided about: what was approved lets it be kept until ${describeInstant(latestEnd, pool.timeZone)}.`;
  const message = `${what} ${hasLeeway ? 'Choose an end until then, or ask' : 'Ask'} ${ask}.`;
  return { rule: 'beyond-decision', facts: { latestEnd, hasLeeway, mayApprover }, message };
}

function isDecidedAtOnce(request: PoolRequest, vehicle: VehicleFacts): boolean {
  const { pool, present } = request;
  if (!present || present.decides === 'everything' || !exceedsDecision(request, vehicle)) return true;
  if (present.decides !== 'decided-steps') return false;
  return (
    countSteps(pool, vehicle, request) <= countSteps(pool, vehicle, { ...request, endDate: present.decided.endDate })
  );
}

/** The last minute to which the vehicle may be kept without another decision, up to the end that is wanted. */
export function latestDecidedEnd(request: PoolRequest, vehicle: VehicleFacts): Date {
  const { present, endDate } = request;
  if (!present || isDecidedAtOnce(request, vehicle)) return endDate;
  const after = (minutes: number) => new Date(present.endDate.getTime() + minutes * minuteMilliseconds);
  let kept = 0;
  let exceeded = Math.ceil((endDate.getTime() - present.endDate.getTime()) / minuteMilliseconds);
  // The longer, the more has to be decided: halving finds the limit whatever the pool's steps ask about.
  while (exceeded - kept > 1) {
    const middle = Math.floor((kept + exceeded) / 2);
    if (isDecidedAtOnce({ ...request, endDate: after(middle) }, vehicle)) kept = middle;
    else exceeded = middle;
  }
  return after(kept);
}
