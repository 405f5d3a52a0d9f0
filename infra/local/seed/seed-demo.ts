import type pg from 'pg';
import { type DemoTenant, demoTenants } from './demo-directory.ts';
import { demoCostCenters, demoDrivers } from './demo-drivers.ts';
import { demoEquipment, demoPools, demoVehicleClasses, equipmentOf, vehicleMailboxAddress } from './demo-fleet.ts';
import { demoId } from './demo-id.ts';
import { forEachTenant } from './owner-session.ts';
import { seededRandom } from './random.ts';

/**
 * Writes the demo companies with their people, cost centers, pools and vehicles. Rows that exist stay as they are.
 * @param databaseUrl the owner's
 */
export async function seedDemoMasterData(databaseUrl: string): Promise<void> {
  await forEachTenant(databaseUrl, demoTenants, async (client, tenant) => {
    await client.query(
      `insert into tenants (id, entra_tenant_id, slug, display_name, fleet_mailbox_address, time_zone)
       values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing`,
      [
        tenant.tenantId,
        tenant.entraTenantId,
        tenant.slug,
        tenant.displayName,
        tenant.fleetMailboxAddress,
        tenant.timeZone,
      ],
    );
    await insert(client, 'cost_centers (code, name)', 'code text, name text', demoCostCenters);
    await seedPeople(client, tenant);
    await seedFleet(client, tenant);
  });
}

async function seedPeople(client: pg.Client, tenant: DemoTenant): Promise<void> {
  const users = tenant.users.map((user, index) => ({
    ...user,
    number: index + 1,
    id: demoId(tenant, 'user', index + 1),
  }));
  await insert(
    client,
    'users (id, entra_object_id, email, display_name, roles, department, cost_center, locale, time_zone)',
    `id uuid, "objectId" uuid, "userPrincipalName" text, "displayName" text, roles text[], department text,
     "costCenter" text, locale text, "timeZone" text`,
    users,
  );
  for (const { id, manager } of users) {
    await client.query(
      'update users set manager_id = (select id from users where email = $2) where id = $1 and manager_id is null',
      [id, manager ? `${manager}@${tenant.domain}` : null],
    );
  }
  const others = demoDrivers[tenant.slug] ?? [];
  const licence = { licenceClasses: ['B', 'BE', 'C1'], licenceValidUntil: '2035-06-30' };
  await insert(
    client,
    'drivers (id, user_id, display_name, licence_classes, licence_valid_until)',
    'id uuid, "userId" uuid, "displayName" text, "licenceClasses" text[], "licenceValidUntil" date',
    [
      ...users.map(({ id, number, displayName }) => ({
        ...licence,
        id: demoId(tenant, 'driver', number),
        userId: id,
        displayName,
      })),
      ...others.map(({ displayName }, index) => ({
        ...licence,
        id: demoId(tenant, 'driver', users.length + index + 1),
        userId: null,
        displayName,
      })),
    ],
  );
}

async function seedFleet(client: pg.Client, tenant: DemoTenant): Promise<void> {
  await insert(
    client,
    'vehicle_classes (class, display_name, required_licence_class, hourly_cost_cents)',
    'class text, "displayName" text, "requiredLicenceClass" text, "hourlyCostCents" integer',
    demoVehicleClasses,
  );
  await insert(client, 'equipment (code, display_name)', 'code text, "displayName" text', demoEquipment);
  const random = seededRandom(1204);
  let vehicleNumber = 0;
  for (const [index, { vehicles, ...pool }] of (demoPools[tenant.slug] ?? []).entries()) {
    const poolId = demoId(tenant, 'pool', index + 1);
    await insert(
      client,
      'pools (id, name, site, time_zone, buffer_minutes)',
      'id uuid, name text, site text, "timeZone" text, "bufferMinutes" integer',
      [{ id: poolId, ...pool }],
    );
    if (pool.approvalPolicy === 'manager') {
      const step = { poolId, stepNumber: 1, asks: 'manager' };
      const target = 'approval_steps (pool_id, step_number, asks)';
      await insert(client, target, '"poolId" uuid, "stepNumber" integer, asks text', [step]);
    }
    await insert(
      client,
      `vehicles (id, pool_id, license_plate, make, model, color, class, fuel_type, seats, odometer_meters, status,
         mailbox_address, equipment, range_meters)`,
      `id uuid, "poolId" uuid, "licensePlate" text, make text, model text, color text, class text, "fuelType" text,
       seats integer, "odometerMeters" bigint, status text, "mailboxAddress" text, equipment text[],
       "rangeMeters" integer`,
      vehicles.map((vehicle) => ({
        ...vehicle,
        id: demoId(tenant, 'vehicle', ++vehicleNumber),
        poolId,
        odometerMeters: random.between(2_000, 140_000) * 1_000,
        mailboxAddress: vehicleMailboxAddress(vehicle, tenant.domain),
        equipment: equipmentOf(vehicle),
        rangeMeters: vehicle.fuelType === 'electric' ? 320_000 : null,
      })),
    );
  }
}

/** @param columns of the rows by name and type, in the order of the target's columns */
async function insert(client: pg.Client, target: string, columns: string, rows: readonly object[]): Promise<void> {
  await client.query(
    `insert into ${target} select * from jsonb_to_recordset($1) as row (${columns}) on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
