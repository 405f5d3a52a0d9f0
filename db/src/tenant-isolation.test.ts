import { demoTenants } from '@fleet/local/seed/demo-directory.ts';
import { seedDemoReservations } from '@fleet/local/seed/seed-reservations.ts';
import { fillEveryTable } from '@fleet/local/testing/fill-every-table.ts';
import { createTestDatabase } from '@fleet/local/testing/test-database.ts';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';

const [contoso, fabrikam] = demoTenants.map(({ tenantId }) => tenantId) as [string, string];
const nobody = '0198f000-0000-7000-8000-00000000ffff';
const insufficientPrivilege = '42501';

const database = await createTestDatabase({ demo: true });
await seedDemoReservations(database.ownerUrl, new Date('2026-03-18T09:40:00Z'));
const superuser = await connect(database.ownerUrl);
const app = await connect(database.appUrl);
await fillEveryTable((text) => superuser.query(text));
const tables = await listTables();

afterAll(async () => {
  await app.end();
  await superuser.end();
  await database.drop();
});

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function listTables() {
  const answer = await superuser.query<{ name: string; forced: boolean; key: string; columns: string[] }>(`
    select relname as name, relrowsecurity and relforcerowsecurity as forced,
      case relname when 'tenants' then 'id' else 'tenant_id' end as key,
      array(select quote_ident(attname) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migrations'
    order by relname`);
  return answer.rows;
}

/** Runs one statement in a transaction of its own as the application, and undoes it. */
async function asApplication(tenant: string | undefined, text: string, values: unknown[] = []): Promise<number> {
  await app.query('begin');
  try {
    if (tenant !== undefined) await app.query("select set_config('app.tenant_id', $1, true)", [tenant]);
    return (await app.query(text, values)).rowCount ?? 0;
  } finally {
    await app.query('rollback');
  }
}

/** How many rows were reached; a refusal reaches none. */
async function reach(tenant: string | undefined, text: string, values: unknown[] = []): Promise<number> {
  return asApplication(tenant, text, values).catch((error: { code?: string }) => {
    if (error.code === insufficientPrivilege) return 0;
    throw error;
  });
}

describe('the roles', () => {
  test('can neither pass row-level security nor become one that can', async () => {
    const answer = await superuser.query(`
      select rolname, rolsuper, rolbypassrls, rolcreaterole, pg_has_role(rolname, 'fleet_owner', 'member') as owner
      from pg_roles where rolname in ('fleet_app', 'fleet_jobs') order by rolname`);
    const powerless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, owner: false };
    expect(answer.rows).toEqual([
      { rolname: 'fleet_app', ...powerless },
      { rolname: 'fleet_jobs', ...powerless },
    ]);
  });

  test('leave the job queue to the worker: the application cannot read what waits for other tenants', async () => {
    await expect(asApplication(contoso, 'select from graphile_worker.jobs')).rejects.toThrow('permission denied');
  });
});

describe.each(tables)('table $name', ({ name, forced, key, columns }) => {
  const rowsOf = `select from ${name} where ${key} = $1`;

  test('has forced row-level security', () => expect(forced).toBe(true));

  test('holds rows of both tenants here, so that seeing none means something', async () => {
    for (const tenant of [contoso, fabrikam]) {
      expect((await superuser.query(rowsOf, [tenant])).rowCount, `rows of ${tenant}`).toBeGreaterThan(0);
    }
  });

  test('shows a tenant its own rows and no others', async () => {
    const own = (await superuser.query(rowsOf, [contoso])).rowCount;
    expect(await asApplication(contoso, `select from ${name}`)).toBe(own);
  });

  test.each([
    ['no tenant', undefined],
    ['an empty tenant', ''],
    ['a tenant that does not exist', nobody],
  ])('shows nothing with %s', async (_, tenant) => {
    expect(await reach(tenant, `select from ${name}`)).toBe(0);
  });

  test('refuses a tenant that is no uuid', async () => {
    await expect(asApplication("' or true --", `select from ${name}`)).rejects.toThrow('invalid input syntax');
  });

  test("shows, changes and deletes nothing when asked for the other tenant's rows by name", async () => {
    expect(await reach(contoso, rowsOf, [fabrikam])).toBe(0);
    expect(await reach(contoso, `update ${name} set ${key} = ${key} where ${key} = $1`, [fabrikam])).toBe(0);
    expect(await reach(contoso, `delete from ${name} where ${key} = $1`, [fabrikam])).toBe(0);
  });

  test('takes no row for the other tenant', async () => {
    const sample = await superuser.query(`select to_jsonb(${name}) as row from ${name} where ${key} = $1 limit 1`, [
      fabrikam,
    ]);
    const list = columns.join(', ');
    const copy = `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1)`;
    await expect(asApplication(contoso, copy, [sample.rows[0]?.row])).rejects.toMatchObject({
      code: insufficientPrivilege,
    });
  });

  test('gives no row away to the other tenant', async () => {
    expect(await reach(contoso, `update ${name} set ${key} = $1`, [fabrikam])).toBe(0);
  });

  // The owner answers what is asked before a tenant is known: whose directory, name, secret address or plug is this?
  // And it counts what is late, across all of them.
  const ownerReads = [
    'tenants',
    'calendar_feeds',
    'telematics_settings',
    'telematics_connections',
    'telematics_devices',
    'vehicle_positions',
    'calendar_mailboxes',
    'calendar_drifts',
  ].includes(name);
  test(`shows its owner without a tenant ${ownerReads ? 'what finds one or is counted' : 'nothing'}`, async () => {
    await superuser.query('begin');
    await superuser.query('set local role fleet_owner');
    const seen = await superuser.query(`select from ${name}`);
    await superuser.query('rollback');
    const all = await superuser.query(`select from ${name}`);
    expect(seen.rowCount).toBe(ownerReads ? all.rowCount : 0);
  });
});

test.each(['update audit_log set action = action', 'delete from audit_log'])('history stays: %s', async (statement) => {
  await expect(asApplication(contoso, statement)).rejects.toThrow('permission denied for table audit_log');
});

test('days of positions are out of reach by their own names, however they are asked', async () => {
  const days = await superuser.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'position_days'::regnamespace and relkind = 'r'`,
  );
  expect(days.rows.length).toBeGreaterThan(0);
  for (const { name } of days.rows) {
    await expect(asApplication(contoso, `select from position_days.${name}`)).rejects.toThrow('permission denied');
  }
});
