import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { selectUser, toUser, type UserRow } from './user-rows.ts';

const byName: Keyset = {
  name: 'users',
  direction: 'asc',
  columns: [
    { sql: 'u.display_name', type: 'text' },
    { sql: 'u.id', type: 'uuid' },
  ],
};

/** The people of the tenant by name, for whoever manages the fleet. */
export async function listUsers(
  { actor, tenantId, database }: UserContext,
  input: OperationArguments<'listUsers'>,
): Promise<OperationOutput<'listUsers'>> {
  requireFleetManagement(actor, 'see all people');
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions: Record<string, string> = {};
  if (input.q) {
    const part = parameter(`%${input.q.replaceAll(/[\\%_]/g, '\\$&')}%`);
    conditions.q = `(u.display_name ilike ${part} or u.email ilike ${part})`;
  }
  if (input.role) conditions.role = `u.roles @> array[${parameter(input.role)}]`;
  if (input.active !== undefined) conditions.active = `u.active = ${parameter(input.active)}`;
  if (input.cursor) conditions.cursor = afterCursor(byName, input.cursor, parameter);
  const where = Object.values(conditions).join(' and ') || 'true';
  const rows = await database.read<UserRow & { page_position: string[] }>(tenantId, {
    name: `user.list.${Object.keys(conditions).join('.')}`,
    text: `${selectUser(`${positionOf(byName)},`)} where ${where} order by ${orderOf(byName)} limit ${parameter(input.limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byName, rows, input.limit);
  return { users: page.map(({ page_position: _, ...row }) => toUser(row)), nextCursor };
}
