import {
  type Branding,
  defaultBranding,
  type FeatureFlags,
  type Tenant,
  withFlagDefaults,
} from '@fleet/contracts/tenant.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

export interface TenantRow {
  id: string;
  slug: string;
  display_name: string;
  time_zone: string;
  currency: string;
  feature_flags: Partial<FeatureFlags>;
  branding: Partial<Branding>;
  maximum_vehicles: number;
  maximum_users: number;
  api_rate_limit: number | null;
  version: number;
  updated_at: Date;
}

export const tenantColumns = `id, slug, display_name, time_zone, currency, feature_flags, branding, maximum_vehicles,
  maximum_users, api_rate_limit, version, updated_at`;
export const selectTenant = `select ${tenantColumns} from tenants where id = $1`;

export function toTenant(row: TenantRow, { roles }: Pick<UserActor, 'roles'>): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    displayName: row.display_name,
    timeZone: row.time_zone,
    currency: row.currency,
    featureFlags: withFlagDefaults(row.feature_flags),
    branding: { ...defaultBranding, ...row.branding },
    limits: roles.includes('admin')
      ? {
          maximumVehicles: row.maximum_vehicles,
          maximumUsers: row.maximum_users,
          apiRateLimit: row.api_rate_limit,
        }
      : null,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The same answer for a tenant that never was and for somebody else's. */
export function tenantNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such tenant among yours. GET /api/v1/me tells which is.');
}
