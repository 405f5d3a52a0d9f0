import type { SeriesWithOccurrences } from '@fleet/contracts/series.ts';
import type { UserActor } from '../command-context.ts';
import { toReservation } from '../reservation/reservation-rows.ts';
import { allowedSeriesActions, requireVisible } from './series-policy.ts';
import { type Reader, readOccurrenceRows, readSeriesRow, toSeries } from './series-rows.ts';

/**
 * A series as it is now, with its occurrences.
 * @throws {DomainError} NOT_FOUND also for one that the viewer may not see
 */
export async function answerSeries(
  reader: Reader,
  seriesId: string,
  viewer: UserActor,
  now: Date,
): Promise<SeriesWithOccurrences> {
  const [row, rows] = await Promise.all([readSeriesRow(reader, seriesId), readOccurrenceRows(reader, seriesId)]);
  const series = requireVisible(viewer, row, rows);
  const occurrences = rows.map((one) => toReservation(one, viewer, now));
  return { ...toSeries(series), allowedActions: allowedSeriesActions(viewer, series, occurrences, now), occurrences };
}
