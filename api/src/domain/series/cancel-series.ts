import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { SeriesWithOccurrences } from '@fleet/contracts/series.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { answerSeries } from './answer-series.ts';
import { cancelOccurrences } from './cancel-occurrences.ts';
import { divideSeries, endSeries } from './divide-series.ts';
import { type LockedOccurrences, lockOccurrences } from './lock-occurrences.ts';

type Input = OperationArguments<'cancelSeries'>;

/**
 * Cancels one occurrence, or it and all that follow, or all that lie ahead, also those that were changed by themselves. What
 * has begun stays. A series that is cancelled as a whole, or of which nothing stays, is cancelled itself; else it ends before the
 * first one that goes.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED, VALIDATION_FAILED, or CONFLICT when nothing is left to cancel
 */
export function cancelSeries(
  { actor, tenantId, database, now }: UserContext,
  input: Input,
): Promise<SeriesWithOccurrences> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const locked = await lockOccurrences(transaction, actor, input, at);
    const { series, meant } = locked;
    const { scope } = input;
    const reason = input.reason || null;
    const cause = scope === 'this' ? 'requested' : 'series';
    const ids = meant.map(({ id }) => id);
    await cancelOccurrences(transaction, actor, ids, { seriesId: series.id, cause, reason }, at);
    if (scope !== 'this') {
      await closeSeries(transaction, locked, scope, at);
      await writeAudit(transaction, actor, {
        action: 'series.cancelled',
        entityType: 'series',
        entityId: series.id,
        detail: { scope, occurrences: ids.length, ...(reason && { reason }) },
      });
    }
    return answerSeries(transaction, series.id, actor, at);
  });
}

async function closeSeries(
  transaction: TenantTransaction,
  locked: LockedOccurrences,
  scope: 'following' | 'all',
  now: Date,
): Promise<void> {
  const { series } = locked;
  const { before } = divideSeries(locked);
  if (scope === 'following' && before) return endSeries(transaction, series, before, now);
  await transaction.query({
    name: 'series.cancel',
    text: `update reservation_series set status = 'cancelled', version = version + 1, updated_at = $2 where id = $1`,
    values: [series.id, now],
  });
}
