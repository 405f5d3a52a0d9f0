import { askedNow, lastDecision } from '@fleet/api/domain/approval/approval-rules.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describeInstant } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';

/** Who decides now; null when nobody does. */
export function describeDeciders(
  { status, approvals }: Pick<Reservation, 'status' | 'approvals'>,
  { locale }: Viewer,
): string | null {
  if (status !== 'pending') return null;
  // Any one of them decides.
  const names = new Intl.ListFormat(locale, { type: 'disjunction' });
  return names.format(askedNow(approvals).map(({ displayName }) => displayName)) || null;
}

/** Why it was rejected or cancelled, as somebody wrote it or as it came about by itself; null when nobody said. */
export function describeReason(
  { status, decisionReason, cancellationReason, cancellationCause }: Omit<Reservation, 'allowedActions'>,
  { words }: Viewer,
): string | null {
  if (status !== 'cancelled') return decisionReason;
  const causes: Readonly<Partial<Record<string, string>>> = words.causes;
  return (cancellationCause && causes[cancellationCause]) || cancellationReason;
}

/** Who decided last, for whom, and when; null before the first decision. */
export function describeDecision(
  { approvals, approvedBy, approvedAt }: Pick<Reservation, 'approvals' | 'approvedBy' | 'approvedAt'>,
  viewer: Viewer,
): string | null {
  const { approver, decidedBy = approvedBy, decidedAt = approvedAt } = lastDecision(approvals) ?? {};
  if (!decidedBy) return null;
  const isOwn = !approver || approver.userId === decidedBy.userId;
  const who = isOwn ? decidedBy.displayName : viewer.words.decidedFor(decidedBy.displayName, approver.displayName);
  return decidedAt ? `${who}, ${describeInstant(new Date(decidedAt), viewer)}` : who;
}
