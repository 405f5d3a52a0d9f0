import type { Role } from '@fleet/contracts/operation.ts';
import { findTenantByEntraId, forgetTenantOfDirectory } from '@fleet/db/find-tenant.ts';
import type { TenantId } from '@fleet/db/tenant-id.ts';
import type { TenantDatabase } from '@fleet/db/tenant-transaction.ts';
import { askTogether } from './ask-together.ts';

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
  entra_object_id: string;
  slug: string;
  api_rate_limit: number | null;
  decides_for: string[];
}

type Questions = (entraObjectId: string) => Promise<Answer | undefined>;
type Answer =
  | AccountRow
  | (Pick<AccountRow, 'entra_object_id' | 'slug' | 'api_rate_limit' | 'decides_for'> & { id: null });
/** By tenant and directory: thousands of pages that come back after a restart ask together. */
const questions = new WeakMap<TenantDatabase, Map<string, Questions>>();

/** @returns undefined when the directory is no customer */
export async function findAccount(
  gate: Gate,
  { entraTenantId, entraObjectId }: EntraIdentity,
): Promise<Account | undefined> {
  const { database, pool } = gate;
  const tenantId = await findTenantByEntraId(pool, entraTenantId);
  if (!tenantId) return undefined;
  const known = questions.get(database) ?? new Map<string, Questions>();
  questions.set(database, known);
  const key = `${tenantId} ${entraTenantId}`;
  const ask = known.get(key) ?? askTogether<Answer>((people) => readAccounts(gate, tenantId, entraTenantId, people));
  known.set(key, ask);
  const row = await ask(entraObjectId.toLowerCase());
  if (!row) {
    forgetTenantOfDirectory(pool, entraTenantId);
    known.delete(key);
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

/** @returns each that was asked about, by Entra object id; nobody when the directory is not the tenant's any more */
async function readAccounts(
  { database, now }: Gate,
  tenantId: TenantId,
  entraTenantId: string,
  entraObjectIds: string[],
): Promise<Map<string, Answer>> {
  const rows = await database.read<Answer>(tenantId, {
    name: 'user.accounts',
    text: `select asked.id as entra_object_id, t.slug, t.api_rate_limit, ${userColumns},
             array(select distinct d.approver_id from approval_delegations d
               where d.tenant_id = t.id and d.delegate_id = u.id and d.start_date <= $3 and d.end_date > $3) as decides_for
           from tenants t cross join unnest($1::uuid[]) asked (id)
             left join users u on u.tenant_id = t.id and u.entra_object_id = asked.id
             where t.entra_tenant_id = $2`,
    values: [entraObjectIds, entraTenantId, now()],
  });
  return new Map(rows.map((row) => [row.entra_object_id, row]));
}
