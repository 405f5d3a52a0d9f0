import type { Role } from '@fleet/contracts/operation.ts';
import { findTenantByEntraId, forgetTenantOfDirectory } from '@fleet/db/find-tenant.ts';
import type { TenantId } from '@fleet/db/tenant-id.ts';
import type { TenantDatabase } from '@fleet/db/tenant-transaction.ts';

export interface Gate {
  database: TenantDatabase;
  /** Answers what is asked before a tenant is known. */
  pool: Parameters<typeof findTenantByEntraId>[0];
  now: () => Date;
}

export interface EntraIdentity {
  /** `tid` of a verified token or activity */
  entraTenantId: string;
  /** `oid` of a verified token, `aadObjectId` of a verified activity */
  entraObjectId: string;
}

export interface UserRow {
  id: string;
  email: string;
  display_name: string;
  roles: Role[];
  locale: string;
  time_zone: string;
  active: boolean;
  claims_issued_at: Date | null;
  roles_from_directory: boolean;
}

export const userColumns =
  'u.id, u.email, u.display_name, u.roles, u.locale, u.time_zone, u.active, u.claims_issued_at, u.roles_from_directory';

/** A tenant, and the person's row in it if there is one. */
export interface Account {
  tenantId: TenantId;
  slug: string;
  /** Requests a minute of the whole tenant; null is without a limit. */
  apiRateLimit: number | null;
  user: UserRow | undefined;
  /** Whom the person stands in for now, by their delegations. */
  decidesFor: string[];
}

interface AccountRow extends UserRow {
  slug: string;
  api_rate_limit: number | null;
  decides_for: string[];
}

/** @returns undefined when the directory is no customer */
export async function findAccount(
  { database, pool, now }: Gate,
  { entraTenantId, entraObjectId }: EntraIdentity,
): Promise<Account | undefined> {
  const tenantId = await findTenantByEntraId(pool, entraTenantId);
  if (!tenantId) return undefined;
  const [row] = await database.read<
    AccountRow | (Pick<AccountRow, 'slug' | 'api_rate_limit' | 'decides_for'> & { id: null })
  >(tenantId, {
    name: 'user.account',
    text: `select t.slug, t.api_rate_limit, ${userColumns},
             array(select distinct d.approver_id from approval_delegations d
               where d.tenant_id = t.id and d.delegate_id = u.id and d.start_date <= $3 and d.end_date > $3) as decides_for
           from tenants t left join users u on u.tenant_id = t.id and u.entra_object_id = $1
             where t.entra_tenant_id = $2`,
    values: [entraObjectId, entraTenantId, now()],
  });
  if (!row) {
    forgetTenantOfDirectory(pool, entraTenantId);
    return undefined;
  }
  return {
    tenantId,
    slug: row.slug,
    apiRateLimit: row.api_rate_limit,
    user: row.id === null ? undefined : row,
    decidesFor: row.decides_for,
  };
}
