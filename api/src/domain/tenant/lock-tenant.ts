import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';

export interface LockedTenant {
  time_zone: string;
  maximum_users: number;
  /** Accounts that can sign in. */
  active_users: number;
}

/** Lets what concerns all the tenant's people happen one after the other: seats, managers, administrators. */
export async function lockTenant(transaction: TenantTransaction): Promise<LockedTenant> {
  // The count is another statement: only one that begins after the lock sees what was committed while waiting for it.
  const [tenants, counts] = await Promise.all([
    transaction.query<Omit<LockedTenant, 'active_users'>>({
      name: 'tenant.lock',
      text: 'select time_zone, maximum_users from tenants for no key update',
    }),
    transaction.query<{ active_users: number }>({
      name: 'user.count-active',
      text: 'select count(*)::int as active_users from users where active',
    }),
  ]);
  const [tenant, count] = [tenants[0], counts[0]];
  if (!tenant || !count) throw new Error('The transaction has no tenant');
  return { ...tenant, ...count };
}

/** @throws {DomainError} FORBIDDEN when as many people as the tenant's limit allows can sign in already */
export function requireSeat({ maximum_users: maximum, active_users: active }: LockedTenant): void {
  if (active < maximum) return;
  const message = `Your organization uses all ${maximum} of its accounts in Fleet. Ask your administrator to switch one off that nobody needs, or whoever runs Fleet for more.`;
  throw new DomainError('FORBIDDEN', message);
}
