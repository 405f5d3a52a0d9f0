import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { requireVisible } from './series-policy.ts';
import { readOccurrenceRows, readSeriesRow, type SeriesRow } from './series-rows.ts';

/**
 * Keeps a series and its live occurrences for this transaction.
 * @returns all its occurrences, by start
 * @throws {DomainError} NOT_FOUND also for one that the actor may not see
 */
export async function lockSeries(
  transaction: TenantTransaction,
  actor: UserActor,
  seriesId: string,
): Promise<{ series: SeriesRow; rows: ReservationRow[] }> {
  await transaction.query({
    name: 'series.lock',
    text: 'select from reservation_series where id = $1 for no key update',
    values: [seriesId],
  });
  await transaction.query({
    name: 'series.lock-occurrences',
    text: `select from reservations where series_id = $1 and status in ('pending', 'approved')
           order by start_date, id for no key update`,
    values: [seriesId],
  });
  const [row, rows] = await Promise.all([
    readSeriesRow(transaction, seriesId),
    readOccurrenceRows(transaction, seriesId),
  ]);
  return { series: requireVisible(actor, row, rows), rows };
}
