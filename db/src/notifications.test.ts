import { createTestDatabase, type TestDatabase } from '@fleet/local/testing/test-database.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listen, notify } from './notifications.ts';
import { createApplicationPool } from './pools.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createApplicationPool({ connectionString: database.appUrl, applicationName: 'test' });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('a listener hears what is sent, and again after its connection was cut, told of the gap', async () => {
  const heard: string[] = [];
  let gaps = 0;
  const breaks: Error[] = [];
  const listener = await listen({
    connectionString: database.appUrl,
    channel: 'fleet-test',
    onMessage: (message) => heard.push(message),
    onGap: () => gaps++,
    onBreak: (error) => breaks.push(error),
  });
  await notify(pool, 'fleet-test', 'one');
  await vi.waitFor(() => expect(heard).toEqual(['one']));

  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fleet-listen' and datname = current_database()",
  );
  await owner.end();
  await vi.waitFor(() => expect(gaps).toBe(1), { timeout: 10_000 });
  expect(breaks.length).toBeGreaterThan(0);

  await notify(pool, 'fleet-test', 'two');
  await vi.waitFor(() => expect(heard).toEqual(['one', 'two']));
  await listener.stop();
});
