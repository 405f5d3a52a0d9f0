/** What the approvals of a reservation say, read as a whole. They are those of its present round, by step. */
import type { Person, Reservation } from '@fleet/contracts/reservation.ts';

type Approval = Pick<Reservation['approvals'][number], 'stepNumber' | 'approver' | 'status' | 'decidedBy'>;

/** @returns the decision that was given last; undefined before the first */
export function lastDecision<Some extends Approval>(approvals: readonly Some[]): Some | undefined {
  return approvals.findLast(({ status }) => status === 'approved' || status === 'rejected');
}

/** Who is asked now, themselves. */
export function askedNow(approvals: readonly Approval[]): Person[] {
  return approvals.filter(({ status }) => status === 'pending').map(({ approver }) => approver);
}

/** Who knows of it as somebody who decides: whoever gave a decision, and whoever was last asked for one. */
export function involvedPeople(approvals: readonly Approval[]): Person[] {
  const decided = approvals.filter(({ status }) => status === 'approved' || status === 'rejected');
  const lastApproved = Math.max(0, ...approvals.filter(({ status }) => status === 'approved').map(stepOf));
  // Later steps than the next one have never been asked.
  const lastAsked = approvals.filter((one) => stepOf(one) === lastApproved + 1);
  const people = [...decided.map((one) => one.decidedBy ?? one.approver), ...lastAsked.map(({ approver }) => approver)];
  return [...new Map(people.map((one) => [one.userId, one])).values()];
}

function stepOf({ stepNumber }: Approval): number {
  return stepNumber;
}
