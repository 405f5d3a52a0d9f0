import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { seedDemoReservations } from './seed-reservations.ts';

const now = new Date('2026-03-18T09:40:00Z');
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase({ demo: true });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await seedDemoReservations(database.ownerUrl, now);
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function count(condition: string): Promise<number> {
  const answer = await owner.query<{ count: number }>(
    `select count(*)::int as count from reservations join tenants on tenants.id = tenant_id where ${condition}`,
    condition.includes('$1') ? [now] : [],
  );
  return answer.rows[0]?.count ?? 0;
}

describe('three months of reservations', () => {
  test('lie two months behind and one ahead', async () => {
    expect(await count("slug = 'contoso'")).toBeGreaterThan(1_000);
    expect(await count("slug = 'fabrikam'")).toBeGreaterThan(200);
    expect(await count("start_date < $1::timestamptz - interval '62 days'")).toBe(0);
    expect(await count("start_date > $1::timestamptz + interval '32 days'")).toBe(0);
  });

  test('have a status that fits their time', async () => {
    expect(await count("end_date <= $1 and status in ('pending', 'approved', 'active')")).toBe(0);
    expect(await count("end_date > $1 and status = 'completed'")).toBe(0);
    expect(await count("start_date > $1 and status = 'active'")).toBe(0);
    for (const status of ['pending', 'approved', 'active', 'completed', 'cancelled', 'rejected']) {
      expect(await count(`slug = 'contoso' and status = '${status}'`), status).toBeGreaterThan(0);
    }
  });

  test('were made before now, and decided between then and now', async () => {
    expect(await count('reservations.created_at >= $1 or approved_at > $1')).toBe(0);
    expect(await count('approved_at < reservations.created_at')).toBe(0);
    expect(await count("approver_id is null and status = 'pending'")).toBe(0);
  });

  test('leave most vehicles free tomorrow, and none of the demo people on the road', async () => {
    const tomorrow =
      "slug = 'contoso' and status in ('pending', 'approved', 'active') and start_date < '2026-03-19T22:00Z' and end_date > '2026-03-18T23:00Z'";
    expect(await count(tomorrow)).toBeLessThan(10);
    expect(await count(`${tomorrow} and driver_id in (select id from drivers where user_id is not null)`)).toBe(0);
  });

  test('reach the calendar and nothing else: one event of an import for each that is live', async () => {
    const answer = await owner.query(
      `select count(*)::int as count, count(distinct entity_id)::int as entities,
         bool_and(type = 'reservation.imported') as marked
       from outbox_events`,
    );
    const live = await count("status in ('pending', 'approved', 'active')");
    expect(answer.rows).toEqual([{ count: live, entities: live, marked: true }]);
  });

  test('are not written twice', async () => {
    const before = await count('true');
    await seedDemoReservations(database.ownerUrl, new Date('2026-04-01T09:40:00Z'));
    expect(await count('true')).toBe(before);
  });
});
