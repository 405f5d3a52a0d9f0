import { type FeatureFlag, type FeatureFlags, withFlagDefaults } from '@fleet/contracts/tenant.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';

/** @throws {DomainError} FORBIDDEN while the tenant has switched the feature off */
export async function requireFeature(transaction: TenantTransaction, flag: FeatureFlag): Promise<void> {
  const [tenant] = await transaction.query<{ feature_flags: Partial<FeatureFlags> }>({
    name: 'tenant.feature-flags',
    text: 'select feature_flags from tenants',
  });
  if (withFlagDefaults(tenant?.feature_flags ?? {})[flag]) return;
  const message = `Your organization has switched this off. An administrator can switch "${flag}" on in the tenant's settings.`;
  throw new DomainError('FORBIDDEN', message);
}
