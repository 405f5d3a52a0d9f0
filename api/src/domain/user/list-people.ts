import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';

type Person = OperationOutput<'listPeople'>['people'][number];

const byName: Keyset = {
  name: 'people',
  direction: 'asc',
  columns: [
    { sql: 'u.display_name', type: 'text' },
    { sql: 'u.id', type: 'uuid' },
  ],
};

/** Those who can sign in, by name: whoever names a delegate must find them, and need not know more of them. */
export async function listPeople(
  { tenantId, database }: UserContext,
  { q, limit, cursor }: OperationArguments<'listPeople'>,
): Promise<OperationOutput<'listPeople'>> {
  const values: unknown[] = [q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(byName, cursor, parameter)}` : '';
  const rows = await database.read<Person & { page_position: string[] }>(tenantId, {
    name: `user.people${cursor ? '.after' : ''}`,
    text: `select u.id as "userId", u.display_name as "displayName", ${positionOf(byName)} from users u
           where u.active and ($1::text is null or u.display_name ilike $1)${after}
           order by ${orderOf(byName)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byName, rows, limit);
  return { people: page.map(({ userId, displayName }) => ({ userId, displayName })), nextCursor };
}
