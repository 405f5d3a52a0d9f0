import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase, databaseUrl, dropDatabase } from './test-cluster.ts';

export interface TestDatabase {
  /** The superuser: sees through row-level security. For setting up and looking, never for what is tested. */
  ownerUrl: string;
  /** fleet_app, as the server and the worker connect. */
  appUrl: string;
  /** fleet_jobs, as the worker's queue connects. */
  jobsUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database of one's own; `drop` it in the end.
 * @param options.demo with the demo companies: people, pools, vehicles and cost centers, but no reservations
 */
export async function createTestDatabase({ demo = false }: { demo?: boolean } = {}): Promise<TestDatabase> {
  const cluster = inject('testCluster');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(cluster, name, demo ? cluster.templates.demo : cluster.templates.empty);
  return {
    ownerUrl: databaseUrl(cluster, name),
    appUrl: databaseUrl(cluster, name, 'fleet_app'),
    jobsUrl: databaseUrl(cluster, name, 'fleet_jobs'),
    drop: () => dropDatabase(cluster, name),
  };
}
