import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const closingMilliseconds = 2_000;

/** The PostgreSQL of a test run, as the global setup tells it to the test files. */
export interface TestCluster {
  ownerUrl: string;
  /** Of fleet_app and fleet_jobs; roles belong to the whole server, so all databases share it. */
  rolePassword: string;
  templates: { empty: string; demo: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** @param role without one, the superuser */
export function databaseUrl(cluster: TestCluster, name: string, role?: 'fleet_app' | 'fleet_jobs'): string {
  const url = new URL(cluster.ownerUrl);
  url.pathname = name;
  if (role) {
    url.username = role;
    url.password = cluster.rolePassword;
  }
  return url.href;
}

export async function createDatabase(cluster: TestCluster, name: string, template: string): Promise<void> {
  await administer(cluster, (client) =>
    client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`),
  );
}

/**
 * Ends the connections that are still open. A pool's `end` resolves while its connections are still closing, and one that
 * is ended by force just then throws where nobody can catch it, so those get the time to finish.
 */
export async function dropDatabase(cluster: TestCluster, name: string): Promise<void> {
  await administer(cluster, async (client) => {
    const giveUpAt = Date.now() + closingMilliseconds;
    const isUsed = 'select from pg_stat_activity where datname = $1';
    while (Date.now() < giveUpAt && (await client.query(isUsed, [name])).rowCount) await delay(10);
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}

async function administer(cluster: TestCluster, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
