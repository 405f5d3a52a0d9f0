import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createDatabase, databaseUrl, dropDatabase } from '@fleet/local/testing/test-cluster.ts';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { migrate } from './migrate.ts';

const cluster = inject('testCluster');
let name: string;
let url: string;

beforeEach(async () => {
  name = `migrate_${randomBytes(6).toString('hex')}`;
  await createDatabase(cluster, name, 'template1');
  url = databaseUrl(cluster, name);
});

afterEach(() => dropDatabase(cluster, name));

async function execute(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

test('processes that start at once migrate once', async () => {
  const files = (await readdir(new URL('../migrations/', import.meta.url))).sort();
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate({ databaseUrl: url })));
  expect(applied.filter((list) => list.length > 0)).toEqual([files]);
});

test('a second run has nothing to do', async () => {
  await migrate({ databaseUrl: url });
  expect(await migrate({ databaseUrl: url })).toEqual([]);
});

test('an applied file that was edited since is refused by name', async () => {
  await migrate({ databaseUrl: url });
  await execute("update schema_migrations set sha256 = 'of another text' where name = '0003-outbox.sql'");
  await expect(migrate({ databaseUrl: url })).rejects.toThrow('The applied migration 0003-outbox.sql was changed');
});

test('an applied file that is gone is refused by name', async () => {
  await migrate({ databaseUrl: url });
  await execute("insert into schema_migrations values ('9999-vanished.sql', '', now())");
  await expect(migrate({ databaseUrl: url })).rejects.toThrow('9999-vanished.sql is not in db/migrations');
});

test('a new file that sorts before an applied one is refused by name', async () => {
  await migrate({ databaseUrl: url });
  await execute("delete from schema_migrations where name = '0002-vehicles-and-reservations.sql'");
  await expect(migrate({ databaseUrl: url })).rejects.toThrow('0002-vehicles-and-reservations.sql sorts before');
});
