import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Tenant } from '@fleet/contracts/tenant.ts';
import type { UserContext } from '../command-context.ts';
import { selectTenant, type TenantRow, tenantNotFound, toTenant } from './tenant-rows.ts';

/** The caller's own tenant; any other does not exist for them. */
export async function getTenant(context: UserContext, { tenantId }: OperationArguments<'getTenant'>): Promise<Tenant> {
  const [row] = await context.database.read<TenantRow>(context.tenantId, {
    name: 'tenant.get',
    text: selectTenant,
    values: [tenantId],
  });
  if (!row) throw tenantNotFound();
  return toTenant(row, context.actor);
}
