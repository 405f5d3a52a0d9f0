import type { CommandContext } from '../command-context.ts';

/** @returns the id of the Entra directory that the tenant's people come from */
export async function findEntraTenant({ database, tenantId }: CommandContext): Promise<string> {
  const [row] = await database.read<{ entra_tenant_id: string }>(tenantId, {
    name: 'tenant.entra-tenant',
    text: 'select entra_tenant_id from tenants',
  });
  if (!row) throw new Error('The transaction has no tenant');
  return row.entra_tenant_id;
}
