import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';

/** Lets what one person does happen one after the other, so that a limit counts everything. */
export async function lockSelf(transaction: TenantTransaction, { userId }: Pick<UserActor, 'userId'>): Promise<void> {
  await transaction.query({
    name: 'user.lock-self',
    text: 'select from users where id = $1 for no key update',
    values: [userId],
  });
}
