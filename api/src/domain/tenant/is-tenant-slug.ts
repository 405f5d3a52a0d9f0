import { findTenantBySlug } from '@fleet/db/find-tenant.ts';
import type { Gate } from '../user/find-account.ts';

/** Whether some tenant has this subdomain; which one is nobody's business before they have signed in to it. */
export async function isTenantSlug({ pool }: Pick<Gate, 'pool'>, slug: string): Promise<boolean> {
  return (await findTenantBySlug(pool, slug)) !== undefined;
}
