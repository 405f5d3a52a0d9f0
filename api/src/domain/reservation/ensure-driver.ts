import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';

/** Makes a driver of somebody who reserves for the first time. @returns the driver's id */
export async function ensureDriver(
  transaction: TenantTransaction,
  { userId, displayName }: Pick<UserActor, 'userId' | 'displayName'>,
): Promise<string> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'driver.ensure',
    text: `insert into drivers (user_id, display_name) values ($1, $2)
           on conflict (tenant_id, user_id) do update set display_name = excluded.display_name returning id`,
    values: [userId, displayName],
  });
  if (!row) throw new Error('A driver was neither found nor made');
  return row.id;
}
