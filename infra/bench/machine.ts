import { execFile } from 'node:child_process';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import type pg from 'pg';

const run = promisify(execFile);
const gibibyte = 1024 ** 3;
/** Above it somebody else is at work on the machine. */
const idleLoad = 0.3;

/** What a result means nothing without. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGibibytes: number;
  system: string;
  node: string;
  postgresql: string;
  /** Runnable processes over the last minute, before anything of the benchmark ran. */
  loadBefore: number;
  /** Whether others worked on it at the same time: then only ratios within a run tell something. */
  wasShared: boolean;
}

/** @param loadBefore as `os.loadavg` gave it before the start */
export async function describeMachine(pool: pg.Pool, loadBefore: number): Promise<Machine> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGibibytes: Math.round(totalmem() / gibibyte),
    system: `${type()} ${release()} ${arch()}`,
    node: process.version,
    postgresql: rows[0]?.server_version ?? 'unknown',
    loadBefore,
    wasShared: loadBefore > idleLoad * cpus().length,
  };
}

export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

/** @returns the commit of a checkout, with `+` when files differ from it; undefined outside of git */
export async function commitOf(folder: string): Promise<string | undefined> {
  try {
    const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout.trim();
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return (await git('rev-parse', '--short=12', 'HEAD')) + (changed ? '+' : '');
  } catch {
    return undefined;
  }
}
