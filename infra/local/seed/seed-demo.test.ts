import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { demoTenants } from './demo-directory.ts';
import { seedDemoMasterData } from './seed-demo.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase({ demo: true });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function countBySlug(table: string): Promise<Record<string, number>> {
  const answer = await owner.query<{ slug: string; count: number }>(
    `select slug, count(*)::int as count from ${table} join tenants on tenants.id = tenant_id group by slug`,
  );
  return Object.fromEntries(answer.rows.map(({ slug, count }) => [slug, count]));
}

describe('the demo companies', () => {
  test('have 50 and 12 vehicles, in 3 and 2 pools', async () => {
    expect(await countBySlug('vehicles')).toEqual({ contoso: 50, fabrikam: 12 });
    expect(await countBySlug('pools')).toEqual({ contoso: 3, fabrikam: 2 });
  });

  test('have the five people of the directory, each a driver, each under their manager', async () => {
    for (const tenant of demoTenants) {
      const people = await owner.query<{ email: string; manager: string | null }>(
        `select users.email, manager.email as manager from users
         join drivers on drivers.tenant_id = users.tenant_id and drivers.user_id = users.id
         left join users as manager on manager.tenant_id = users.tenant_id and manager.id = users.manager_id
         where users.tenant_id = $1 order by users.email`,
        [tenant.tenantId],
      );
      const expected = tenant.users.map(({ userPrincipalName, manager }) => ({
        email: userPrincipalName,
        manager: manager ? `${manager}@${tenant.domain}` : null,
      }));
      expect(people.rows).toEqual(expected.sort((one, other) => (one.email < other.email ? -1 : 1)));
    }
  });

  test('offer a blue Ford Transit under its mailbox', async () => {
    const answer = await owner.query(
      "select mailbox_address from vehicles where make = 'Ford' and model = 'Transit' and color = 'blue' and status = 'active'",
    );
    expect(answer.rows).toEqual([{ mailbox_address: 'van-m-ft-1204@contoso.example' }]);
  });

  test('can be seeded again without changing what somebody has edited since', async () => {
    await owner.query("update vehicles set color = 'pink' where license_plate = 'M-FT 1204'");
    const before = await owner.query('select * from vehicles order by id');
    await seedDemoMasterData(database.ownerUrl);
    expect((await owner.query('select * from vehicles order by id')).rows).toEqual(before.rows);
  });
});
