import type { Driver } from '@fleet/contracts/driver.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type DriverRow, driverNotFound, selectDriver, selectDriverById, toDriver } from './driver-rows.ts';

const byName: Keyset = {
  name: 'driver',
  direction: 'asc',
  columns: [
    { sql: 'd.display_name', type: 'text' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

/** The drivers by name, a page at a time; what is more than a name only where the caller may see it. */
export async function listDrivers(
  { actor, database, tenantId }: UserContext,
  { q, limit, cursor }: OperationArguments<'listDrivers'>,
): Promise<OperationOutput<'listDrivers'>> {
  // Who may not see an address must not be able to ask for it either.
  const values: unknown[] = [q || null, managesFleet(actor)];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(byName, cursor, parameter)}` : '';
  const rows = await database.read<DriverRow & { page_position: string[] }>(tenantId, {
    name: `driver.list${cursor ? '.after' : ''}`,
    text: `${selectDriver(`, ${positionOf(byName)}`)}
           where ($1::text is null or strpos(lower(d.display_name), lower($1)) > 0
             or ($2 and strpos(lower(coalesce(u.email, d.email)), lower($1)) > 0))${after}
           order by ${orderOf(byName)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byName, rows, limit);
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
