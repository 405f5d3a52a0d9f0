import type { Blackout } from '@fleet/contracts/blackout.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { readAffected } from '../affected-reservations.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type BlackoutRow, blackoutMembers, blackoutNotFound, toBlackout } from './blackout-rows.ts';

const byStart: Keyset = {
  name: 'blackout',
  direction: 'asc',
  columns: [
    { sql: 'b.start_date', type: 'timestamptz' },
    { sql: 'b.id', type: 'uuid' },
  ],
};

/** Blackouts by start, a page at a time; those that concern a pool or a vehicle, however wide they are. */
export async function listBlackouts(
  { database, tenantId }: UserContext,
  { from, to, poolId, vehicleId, limit, cursor }: OperationArguments<'listBlackouts'>,
): Promise<OperationOutput<'listBlackouts'>> {
  const values: unknown[] = [from ?? null, to ?? null, poolId ?? null, vehicleId ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(byStart, cursor, parameter)}` : '';
  const rows = await database.read<BlackoutRow & { page_position: string[] }>(tenantId, {
    name: `blackout.list${cursor ? '.after' : ''}`,
    text: `select ${blackoutMembers}, ${positionOf(byStart)} from blackouts b
           where ($1::timestamptz is null or b.end_date > $1) and ($2::timestamptz is null or b.start_date < $2)
             and ($3::uuid is null or b.pool_id = $3 or (b.pool_id is null and b.vehicle_id is null)
               or b.vehicle_id in (select id from vehicles where pool_id = $3))
             and ($4::uuid is null or b.vehicle_id = $4 or (b.pool_id is null and b.vehicle_id is null)
               or b.pool_id = (select pool_id from vehicles where id = $4))${after}
           order by ${orderOf(byStart)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byStart, rows, limit);
  return { blackouts: page.map(({ page_position: _, ...row }) => toBlackout(row)), nextCursor };
}

/**
 * One blackout; for fleet managers with the reservations that fall into it.
 * @throws {DomainError} NOT_FOUND
 */
export async function getBlackout(
  { actor, database, tenantId }: UserContext,
  { blackoutId }: OperationArguments<'getBlackout'>,
): Promise<Blackout> {
  const [row] = await database.read<BlackoutRow>(tenantId, {
    name: 'blackout.by-id',
    text: `select ${blackoutMembers} from blackouts b where b.id = $1`,
    values: [blackoutId],
  });
  if (!row) throw blackoutNotFound();
  if (!managesFleet(actor)) return toBlackout(row);
  const affected = await readAffected({ query: (statement) => database.read(tenantId, statement) }, row);
  return { ...toBlackout(row), affected };
}
