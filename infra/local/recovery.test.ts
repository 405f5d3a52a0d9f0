import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findFreePort } from './find-free-port.ts';

const launcher = fileURLToPath(new URL('start.ts', import.meta.url));
let dataDirectory: string;
let env: NodeJS.ProcessEnv;
let running: ChildProcess | undefined;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'fleet-recovery-'));
  const { DATABASE_URL: _, ...inherited } = process.env;
  const own = { NODE_ENV: '', PLAYGROUND: 'off', TELEMATICS: 'off', DATA_DIR: dataDirectory };
  const ports = { PORT: String(await findFreePort()), EMULATOR_PORT: String(await findFreePort()) };
  env = { ...inherited, ...own, ...ports };
});

afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    const exit = once(running, 'exit');
    running.kill('SIGINT');
    await exit;
  }
  await rm(dataDirectory, { recursive: true, force: true });
});

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [launcher], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let output = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Fleet is running at')) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${output}`)));
  });
  return child;
}

async function listDescendants(root: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const found = [root];
  for (const parent of found) found.push(...all.filter(([, of]) => of === parent).map(([pid]) => pid));
  return found.slice(1);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Some end by themselves meanwhile, as they notice that their start is gone. */
function killIfAlive(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

async function query(text: string) {
  const { postgresPassword } = JSON.parse(await readFile(join(dataDirectory, 'secrets.json'), 'utf8'));
  const port = (await readFile(join(dataDirectory, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
  const client = new pg.Client({
    connectionString: `postgres://postgres:${postgresPassword}@127.0.0.1:${port}/postgres`,
  });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('Ctrl-C ends everything and leaves no process behind', { timeout: 120_000 }, async () => {
  const child = await start();
  const descendants = await listDescendants(child.pid ?? 0);
  expect(descendants.length).toBeGreaterThan(3);
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  expect(await exit).toEqual([0, null]);
  await vi.waitFor(() => expect(descendants.filter(isAlive)).toEqual([]));
});

test.each(['the start alone', 'everything'])(
  'after kill -9 of %s the next start has all data',
  { timeout: 120_000 },
  async (whom) => {
    const child = await start();
    const descendants = await listDescendants(child.pid ?? 0);
    await query("update vehicles set color = 'kept' where license_plate = 'M-FT 1204'");
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    if (whom === 'everything') descendants.forEach(killIfAlive);
    await exit;
    // At once, on the same ports, while the first run's programs may still be ending.
    await start();
    expect(await query("select color from vehicles where license_plate = 'M-FT 1204'")).toEqual([{ color: 'kept' }]);
    // The shell around PostgreSQL outlives it, and so its lock, by a moment.
    await vi.waitFor(() => expect(descendants.filter(isAlive)).toEqual([]), { timeout: 10_000 });
  },
);
