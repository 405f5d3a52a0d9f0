import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { wholeListLimit } from '@fleet/contracts/page.ts';
import type { Pool } from '@fleet/contracts/pool.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type PoolRow, poolNotFound, selectPool, selectPoolById, toPool } from './pool-rows.ts';

const byName: Keyset = {
  name: 'pool',
  direction: 'asc',
  columns: [
    { sql: 'p.name', type: 'text' },
    { sql: 'p.id', type: 'uuid' },
  ],
};

/** The pools of the tenant by name; those that have ended only when asked for. */
export async function listPools(
  { database, tenantId }: UserContext,
  { all = false, limit = wholeListLimit, cursor }: OperationArguments<'listPools'>,
): Promise<OperationOutput<'listPools'>> {
  const values: unknown[] = [all];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? `and ${afterCursor(byName, cursor, parameter)}` : '';
  const rows = await database.read<PoolRow & { page_position: string[] }>(tenantId, {
    name: `pool.list${cursor ? '.after' : ''}`,
    text: `${selectPool(`${positionOf(byName)},`)} where ($1 or p.retired_at is null) ${after}
           order by ${orderOf(byName)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byName, rows, limit);
  return { pools: page.map(({ page_position: _, ...row }) => toPool(row)), nextCursor };
}

/** @throws {DomainError} NOT_FOUND */
export async function getPool(
  { database, tenantId }: UserContext,
  { poolId }: OperationArguments<'getPool'>,
): Promise<Pool> {
  const [row] = await database.read<PoolRow>(tenantId, { ...selectPoolById, values: [poolId] });
  if (!row) throw poolNotFound();
  return toPool(row);
}
