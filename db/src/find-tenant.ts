import type pg from 'pg';
import { mintTenantId, type TenantId } from './tenant-id.ts';

/**
 * Finds the tenant of an Entra directory: the one question asked before a tenant is known.
 * @param entraTenantId the `tid` of a token whose signature has been verified
 * @returns undefined when no tenant uses that directory
 */
export async function findTenantByEntraId(pool: pg.Pool, entraTenantId: string): Promise<TenantId | undefined> {
  const answer = await pool.query<{ id: string | null }>({
    name: 'find-tenant',
    text: 'select find_tenant_id($1) as id',
    values: [entraTenantId],
  });
  const id = answer.rows[0]?.id;
  return id ? mintTenantId(id) : undefined;
}
