/** A real Redis of one's own for a test: the machine's redis-server, else none and the tests are left out. */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'vitest';
import { findFreePort } from '../find-free-port.ts';
import { spawnSupervised } from '../spawn-supervised.ts';

const program = await findProgram();
const leftOutBecause = 'there is no redis-server here (apt-get install redis-server)';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** A test that needs Redis; without one it is left out, and `left-out-reporter.ts` says so. */
export function redisTest(name: string, run: () => Promise<void>, timeoutMilliseconds?: number): void {
  const timeout = timeoutMilliseconds === undefined ? {} : { timeout: timeoutMilliseconds };
  test(name, program ? timeout : { skip: true, meta: { leftOutBecause } }, run);
}

/** Starts one that keeps nothing, on a free port or one that it had before. */
export async function startRedis(port?: number): Promise<TestRedis> {
  if (!program) throw new Error('There is no Redis; write the test with redisTest');
  const own = port ?? (await findFreePort());
  const folder = await mkdtemp(join(tmpdir(), 'fleet-redis-'));
  const flags = ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const redis = spawnSupervised([program, ...flags], { stopSignal: 'TERM', cwd: folder, env: {} });
  await new Promise<void>((resolve, reject) => {
    let written = '';
    redis.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      if (written.includes('Ready to accept connections')) resolve();
    });
    void redis.ended.then(() => reject(new Error(`Redis did not start: ${written}`)));
  });
  return {
    url: `redis://127.0.0.1:${own}`,
    async stop() {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function findProgram(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'redis-server');
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
