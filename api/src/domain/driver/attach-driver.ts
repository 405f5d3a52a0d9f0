import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Actor } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';

/**
 * Joins a driver who was entered before they had an account to that account: licence, block and past stay theirs. The address is
 * the account's from here on.
 * @param user whose address the driver may have
 * @returns whether there was one; not for somebody who is a driver already
 */
export async function attachDriver(
  transaction: TenantTransaction,
  actor: Actor,
  userId: string,
  now: Date,
): Promise<boolean> {
  const [attached] = await transaction.query<{ id: string }>({
    name: 'driver.attach',
    text: `update drivers d set user_id = u.id, email = null, display_name = u.display_name, version = d.version + 1, updated_at = $2
           from users u
           where u.id = $1 and d.tenant_id = u.tenant_id and d.user_id is null and lower(d.email) = lower(u.email)
             and not exists (select from drivers own where own.tenant_id = u.tenant_id and own.user_id = u.id)
           returning d.id`,
    values: [userId, now],
  });
  if (!attached) return false;
  await recordEvent(transaction, actor, {
    event: 'driver.changed',
    action: 'driver.attached',
    entityType: 'driver',
    entityId: attached.id,
    detail: { userId },
  });
  return true;
}
