import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../infra/local/embedded-postgres.ts';
import { demoTenants } from '../../infra/local/seed/demo-directory.ts';
import { seedDemoMasterData } from '../../infra/local/seed/seed-demo.ts';
import { seedDemoReservations } from '../../infra/local/seed/seed-reservations.ts';
import { findTenantByEntraId } from './find-tenant.ts';
import { migrate } from './migrate.ts';
import { createApplicationPool } from './pools.ts';

const now = new Date('2026-11-23T07:00:00Z');
// A server of its own, as roles belong to the server and those of the test run's were made by its superuser.
let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-role-'));
  await chmod(folder, 0o711);
  server = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    password: 'super',
    settings: { fsync: 'off' },
  });
  await query(server.url, "create role deployer login createrole createdb nosuperuser password 'deployer'");
  await query(server.url, "create role stranger login createrole createdb nosuperuser password 'stranger'");
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function urlOf(role: string, password: string, database: string): string {
  const url = new URL(server.url);
  Object.assign(url, { username: role, password, pathname: database });
  return url.href;
}

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function createDatabase(role: string, name: string): Promise<string> {
  await query(urlOf(role, role, 'postgres'), `create database ${name}`);
  return urlOf(role, role, name);
}

test('several databases of a fresh server can be migrated at once', async () => {
  const names = Array.from({ length: 6 }, (_, index) => `at_once_${index}`);
  const urls = await Promise.all(names.map((name) => createDatabase('deployer', name)));
  const applied = await Promise.all(urls.map((databaseUrl) => migrate({ databaseUrl, rolePassword: 'shared' })));
  for (const files of applied) expect(files).not.toEqual([]);
});

test('a role that may create roles and owns the database is enough to migrate, seed and run', async () => {
  const databaseUrl = await createDatabase('deployer', 'first');
  expect(await migrate({ databaseUrl, rolePassword: 'first' })).not.toEqual([]);
  expect(await migrate({ databaseUrl, rolePassword: 'first' })).toEqual([]);
  await seedDemoMasterData(databaseUrl);
  await seedDemoReservations(databaseUrl, now);
  const pool = createApplicationPool({
    connectionString: urlOf('fleet_app', 'first', 'first'),
    applicationName: 'fleet-test',
  });
  expect(await findTenantByEntraId(pool, demoTenants[0]?.entraTenantId ?? '')).toBe(demoTenants[0]?.tenantId);
  // Without a tenant nothing is seen, whoever migrated.
  expect((await pool.query('select from reservations')).rowCount).toBe(0);
  await pool.end();
  expect(await query(urlOf('fleet_jobs', 'first', 'first'), 'select from graphile_worker.jobs')).not.toHaveLength(0);
});

test('a role that did not make the roles of the server is told what it lacks, and goes on once it has that', async () => {
  const databaseUrl = await createDatabase('stranger', 'of_stranger');
  const statement = 'grant fleet_owner, fleet_app, fleet_jobs to "stranger" with admin option';
  await expect(migrate({ databaseUrl, rolePassword: 'mine' })).rejects.toThrow(statement);
  await query(urlOf('deployer', 'deployer', 'postgres'), statement);
  expect(await migrate({ databaseUrl, rolePassword: 'mine' })).not.toEqual([]);
});
