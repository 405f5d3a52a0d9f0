import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { SeriesWithOccurrences } from '@fleet/contracts/series.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { decideReservation } from '../reservation/decide-reservation.ts';
import { maySee, refuseAction } from '../reservation/reservation-policy.ts';
import { factsOf, type ReservationRow } from '../reservation/reservation-rows.ts';
import { answerSeries } from './answer-series.ts';
import { lockSeries } from './lock-series.ts';
import { tellTogether } from './tell-together.ts';

const decisions = { approve: 'approved', reject: 'rejected' } as const;

/**
 * Approves every pending occurrence that the caller may decide about, each as approveReservation does, or none of them.
 * @throws {DomainError} NOT_FOUND, PRECONDITION_FAILED, FORBIDDEN for whoever may decide about none, or CONFLICT when all are decided
 */
export function approveSeries(
  context: UserContext,
  input: OperationArguments<'approveSeries'>,
): Promise<SeriesWithOccurrences> {
  return decideSeries(context, input, 'approve');
}

/**
 * Rejects every pending occurrence that the caller may decide about, which frees the vehicle, or none of them.
 * @throws {DomainError} as approveSeries does
 */
export function rejectSeries(
  context: UserContext,
  input: OperationArguments<'rejectSeries'>,
): Promise<SeriesWithOccurrences> {
  return decideSeries(context, input, 'reject');
}

function decideSeries(
  context: UserContext,
  { seriesId, expectedVersion, reason }: OperationArguments<'approveSeries'>,
  action: keyof typeof decisions,
): Promise<SeriesWithOccurrences> {
  const { actor, tenantId, database, now } = context;
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const { series, rows } = await lockSeries(transaction, actor, seriesId);
    requireVersion('series', series.version, expectedVersion);
    const decidable = requireDecidable(context, rows, action, at);
    const inner = within(context, transaction);
    const toDecide = decidable.map(({ id: reservationId, approvals }) => ({ reservationId, approvals }));
    for (const { approvals: _, ...one } of tellTogether(toDecide, decisionsOf)) {
      await decideReservation(inner, { ...one, reason }, decisions[action]);
    }
    await writeAudit(transaction, actor, {
      action: `series.${decisions[action]}`,
      entityType: 'series',
      entityId: seriesId,
      detail: { occurrences: decidable.length, ...(reason && { reason }) },
    });
    return answerSeries(transaction, seriesId, actor, at);
  });
}

function requireDecidable(
  { actor }: UserContext,
  rows: readonly ReservationRow[],
  action: keyof typeof decisions,
  now: Date,
): ReservationRow[] {
  // One that was moved to another pool is asked of others, and may not even be known to whoever decides about the rest.
  const pending = rows.filter((row) => row.status === 'pending' && maySee(actor, factsOf(row)));
  const refusals = pending.map((row) => refuseAction(action, actor, factsOf(row), now));
  const decidable = pending.filter((_, index) => !refusals[index]);
  if (decidable.length > 0) return decidable;
  const refusal = refusals.find((one) => one);
  if (refusal) throw new DomainError(refusal.code, refusal.message);
  throw new DomainError('CONFLICT', 'No occurrence of this series waits for a decision. Nothing was changed.');
}

/** Who is asked and who has decided, in which step and how: where that is the same, so is what becomes of it. */
function decisionsOf({ approvals }: Pick<ReservationRow, 'approvals'>): string[] {
  return (approvals ?? []).map(({ stepNumber, approver, status }) => `${stepNumber} ${approver.userId} ${status}`);
}

/** A command that is given this context becomes part of the transaction. */
function within(context: UserContext, transaction: TenantTransaction): UserContext {
  return { ...context, database: { ...context.database, transaction: (_tenantId, work) => work(transaction) } };
}
