import pg from 'pg';
import type { DemoTenant } from './demo-directory.ts';

/**
 * Connects as the owner and runs `work` once per tenant, each in one transaction that sees this tenant alone.
 * @param databaseUrl the owner's; may be the superuser's
 */
export async function forEachTenant(
  databaseUrl: string,
  tenants: readonly DemoTenant[],
  work: (client: pg.Client, tenant: DemoTenant) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'fleet-seed' });
  await client.connect();
  try {
    await client.query('set role fleet_owner');
    for (const tenant of tenants) {
      await client.query('begin');
      await client.query("select set_config('app.tenant_id', $1, true)", [tenant.tenantId]);
      await work(client, tenant);
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}
