import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Actor } from '../command-context.ts';
import { attachDriver } from '../driver/attach-driver.ts';

/** Makes a driver of somebody who reserves for the first time: the one they were entered as, or a new one. */
export async function ensureDriver(
  transaction: TenantTransaction,
  actor: Actor,
  userId: string,
  now: Date,
): Promise<void> {
  if (await attachDriver(transaction, actor, userId, now)) return;
  await transaction.query({
    name: 'driver.ensure',
    text: `insert into drivers (user_id, display_name, created_at, updated_at)
           select id, display_name, $2, $2 from users where id = $1
           on conflict (tenant_id, user_id) do nothing`,
    values: [userId, now],
  });
}
