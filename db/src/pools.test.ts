import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../infra/local/testing/test-database.ts';
import { createApplicationPool } from './pools.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a lent connection that the database ends fails its work, not the process, and the pool goes on', async () => {
  const pool = createApplicationPool({ connectionString: database.appUrl, applicationName: 'lent' });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const lent = await pool.connect();
  const ended = new Promise((resolve) => lent.once('end', resolve));
  await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lent'");
  await ended;
  await expect(lent.query('select 1')).rejects.toThrow();
  lent.release(true);
  await expect(pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  await Promise.all([pool.end(), owner.end()]);
});
