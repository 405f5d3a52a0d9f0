import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { Pool } from '@fleet/contracts/pool.ts';
import type { UserContext } from '../command-context.ts';
import { type PoolRow, poolNotFound, selectPool, selectPoolById, toPool } from './pool-rows.ts';

/** The pools of the tenant by name; those that have ended only when asked for. */
export async function listPools(
  { database, tenantId }: UserContext,
  { all = false }: OperationArguments<'listPools'>,
): Promise<OperationOutput<'listPools'>> {
  const rows = await database.read<PoolRow>(tenantId, {
    name: 'pool.list',
    text: `${selectPool} where $1 or p.retired_at is null order by p.name, p.id`,
    values: [all],
  });
  return { pools: rows.map(toPool) };
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
