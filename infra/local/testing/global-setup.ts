/** One PostgreSQL for the whole test run, with a migrated template database and a second one that holds the demo companies. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@fleet/db/migrate.ts';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { seedDemoMasterData } from '../seed/seed-demo.ts';
import { createDatabase, databaseUrl, type TestCluster } from './test-cluster.ts';

/** Nothing of a test run has to survive a power cut. */
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-test-'));
  // The account that runs PostgreSQL must be able to pass.
  await chmod(folder, 0o711);
  const rolePassword = randomBytes(12).toString('hex');
  const server = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
    settings: forgetful,
    notice: (line) => process.stderr.write(`${line}\n`),
  });
  const tearDown = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const cluster: TestCluster = {
      ownerUrl: server.url,
      rolePassword,
      templates: { empty: 'template_empty', demo: 'template_demo' },
    };
    await createDatabase(cluster, cluster.templates.empty, 'template1');
    await migrate({ databaseUrl: databaseUrl(cluster, cluster.templates.empty), rolePassword });
    await createDatabase(cluster, cluster.templates.demo, cluster.templates.empty);
    await seedDemoMasterData(databaseUrl(cluster, cluster.templates.demo));
    project.provide('testCluster', cluster);
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
