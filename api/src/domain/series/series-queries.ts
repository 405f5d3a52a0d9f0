import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { SeriesWithOccurrences } from '@fleet/contracts/series.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { answerSeries } from './answer-series.ts';
import { type SeriesRow, selectSeries, seriesStatus, toSeries } from './series-rows.ts';

/** Ids are given in the order of creation. */
const newestFirst: Keyset = { name: 'series', direction: 'desc', columns: [{ sql: 's.id', type: 'uuid' }] };

/**
 * Series, the newest first, a page at a time.
 * @throws {DomainError} FORBIDDEN for scope `all` unless the caller manages the fleet
 */
export async function listSeries(
  { actor, database, tenantId }: UserContext,
  { scope, status, vehicleId, limit, cursor }: OperationArguments<'listSeries'>,
): Promise<OperationOutput<'listSeries'>> {
  if (scope === 'all' && !managesFleet(actor)) {
    throw new DomainError('FORBIDDEN', 'Only fleet managers see all series. Ask for your own with scope "mine".');
  }
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = {
    ...(scope === 'mine' && { mine: mineText(parameter(actor.userId)) }),
    ...(status && { [status]: `${seriesStatus} = '${status}'` }),
    ...(vehicleId && { vehicle: `s.vehicle_id = ${parameter(vehicleId)}` }),
    ...(cursor && { after: afterCursor(newestFirst, cursor, parameter) }),
  };
  const where = Object.values(conditions).join(' and ') || 'true';
  const page = `(select s.* from reservation_series s where ${where} order by ${orderOf(newestFirst)} limit ${parameter(limit + 1)})`;
  const rows = await database.read<SeriesRow & { page_position: string[] }>(tenantId, {
    name: `series.list.${Object.keys(conditions).join('.')}`,
    text: `${selectSeries(`${positionOf(newestFirst)},`, page)} order by ${orderOf(newestFirst)}`,
    values,
  });
  const { page: found, nextCursor } = takePage(newestFirst, rows, limit);
  return { series: found.map((row) => toSeries(row)), nextCursor };
}

/** @param me placeholder of a user's id */
const mineText = (me: string) =>
  `(s.created_by = ${me} or s.driver_id = (select id from drivers where user_id = ${me}))`;

/**
 * One series with its occurrences.
 * @throws {DomainError} NOT_FOUND also for one that the caller may not see
 */
export function getSeries(
  { actor, database, tenantId, now }: UserContext,
  { seriesId }: OperationArguments<'getSeries'>,
): Promise<SeriesWithOccurrences> {
  return answerSeries({ query: (statement) => database.read(tenantId, statement) }, seriesId, actor, now());
}
