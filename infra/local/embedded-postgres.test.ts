import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const password = 'only for this test';
const holder = fileURLToPath(new URL('testing/holding-postgres.ts', import.meta.url));
let folder: string;
let dataDirectory: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-postgres-'));
  await chmod(folder, 0o711);
  dataDirectory = join(folder, 'postgres');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('PostgreSQL ends with the process that started it, kill -9 included, and what was committed is there next time', async () => {
  const child = fork(holder, [dataDirectory, password]);
  const [url] = (await once(child, 'message')) as [string];
  await query(url, "create table kept as select 'committed' as value");
  const serverPid = Number((await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  child.kill('SIGKILL');
  // At once, while the first server may still be holding its lock file.
  const next = await startEmbeddedPostgres({ dataDirectory, password });
  try {
    expect(await query(next.url, 'select value from kept')).toEqual([{ value: 'committed' }]);
    await vi.waitFor(() => expect(() => process.kill(serverPid, 0)).toThrow('ESRCH'));
  } finally {
    await next.stop();
  }
});

test('a killed PostgreSQL says so and recovers', async () => {
  const first = await startEmbeddedPostgres({ dataDirectory, password });
  await query(first.url, "create table kept as select 'committed' as value");
  const serverPid = Number((await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(serverPid, 'SIGKILL');
  await first.ended;
  const next = await startEmbeddedPostgres({ dataDirectory, password });
  try {
    expect(await query(next.url, 'select value from kept')).toEqual([{ value: 'committed' }]);
  } finally {
    await next.stop();
  }
});

test('it asks for its password, also on loopback', async () => {
  const server = await startEmbeddedPostgres({ dataDirectory, password });
  try {
    const stranger = new URL(server.url);
    stranger.password = 'guessed';
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  } finally {
    await server.stop();
  }
});
