import type { Driver } from '@fleet/contracts/driver.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type DriverRow, driverNotFound, selectDriver, selectDriverById, toDriver } from './driver-rows.ts';

type ListInput = OperationArguments<'listDrivers'>;

const id = { sql: 'd.id', type: 'uuid' } as const;
const sorts: Readonly<Record<NonNullable<ListInput['sort']>, Keyset['columns']>> = {
  name: [{ sql: 'd.display_name', type: 'text' }, id],
  licenceValidUntil: [{ sql: "coalesce(d.licence_valid_until::text, 'without end')", type: 'text' }, id],
  createdAt: [{ sql: 'd.created_at', type: 'timestamptz' }, id],
  updatedAt: [{ sql: 'd.updated_at', type: 'timestamptz' }, id],
};

/**
 * The drivers, a page at a time; what is more than a name only where the caller may see it.
 * @throws {DomainError} FORBIDDEN for an order that tells more than names, unless the caller manages the fleet
 */
export async function listDrivers(
  { actor, database, tenantId }: UserContext,
  { q, sort = 'name', order: direction = 'asc', limit, cursor }: ListInput,
): Promise<OperationOutput<'listDrivers'>> {
  if (sort !== 'name') requireFleetManagement(actor, 'order drivers by more than the name');
  const keyset: Keyset = { name: `driver.${sort}`, direction, columns: sorts[sort] };
  // Who may not see an address must not be able to ask for it either.
  const values: unknown[] = [q || null, managesFleet(actor)];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(keyset, cursor, parameter)}` : '';
  const rows = await database.read<DriverRow & { page_position: string[] }>(tenantId, {
    name: `driver.list.${sort}.${direction}${cursor ? '.after' : ''}`,
    text: `${selectDriver(`, ${positionOf(keyset)}`)}
           where ($1::text is null or strpos(lower(d.display_name), lower($1)) > 0
             or ($2 and strpos(lower(coalesce(u.email, d.email)), lower($1)) > 0))${after}
           order by ${orderOf(keyset)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(keyset, rows, limit);
  return { drivers: page.map(({ page_position: _, ...row }) => toDriver(row, actor)), nextCursor };
}

/** @throws {DomainError} NOT_FOUND */
export async function getDriver(
  { actor, database, tenantId }: UserContext,
  { driverId }: OperationArguments<'getDriver'>,
): Promise<Driver> {
  const [row] = await database.read<DriverRow>(tenantId, { ...selectDriverById, values: [driverId] });
  if (!row) throw driverNotFound();
  return toDriver(row, actor);
}
