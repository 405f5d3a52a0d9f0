/**
 * The built tabs, once for each state of their sources: every test file, the check of their sizes and `npm start` take
 * what one of them has built. A folder that is there is whole, and never changes.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, glob, mkdir, readdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { repositoryFolder } from './local-settings.ts';

const run = promisify(execFile);
const builds = join(repositoryFolder, 'node_modules/.cache/fleet-tabs');
const sources = ['tabs/{src,public}/**/*.*', 'tabs/*.{ts,html}', 'api/contracts/*.ts', 'package-lock.json'];
const keptMilliseconds = 86_400_000;

/**
 * @returns the folder with the tabs, built from the sources as they are now
 * @throws with Vite's own words
 */
export async function builtTabs(): Promise<string> {
  const folder = join(builds, await sourcesKey());
  const lock = `${folder}.lock`;
  await mkdir(builds, { recursive: true });
  while (!(await exists(folder))) {
    if (await take(lock)) {
      // Whoever had the lock before may have finished since.
      if (!(await exists(folder))) await build(folder).finally(() => rm(lock, { force: true }));
      else await rm(lock, { force: true });
    } else await delay(200);
  }
  return folder;
}

/** Puts the built tabs where the server looks for them. */
export async function buildTabs(): Promise<void> {
  const folder = await builtTabs();
  const served = join(repositoryFolder, 'tabs/dist');
  await rm(served, { recursive: true, force: true });
  await cp(folder, served, { recursive: true });
}

async function build(folder: string): Promise<void> {
  await removeOldBuilds();
  const unfinished = `${folder}.${process.pid}.unfinished`;
  const vite = join(repositoryFolder, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn'];
  try {
    await run(process.execPath, [vite, ...options], {
      cwd: join(repositoryFolder, 'tabs'),
      // Vite takes React's development build for anything else, which is what vitest sets.
      env: { ...process.env, NODE_ENV: 'production' },
    });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`The tabs could not be built: ${stderr?.trim() || message}`, { cause: error });
  }
  await rename(unfinished, folder);
}

async function sourcesKey(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: repositoryFolder })) if (!file.includes('.test.')) files.push(file);
  files.sort();
  const contents = await Promise.all(files.map((file) => readFile(join(repositoryFolder, file))));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash.update(`${file}\0`).update(contents[index] ?? '');
  });
  return hash.digest('hex').slice(0, 16);
}

/** @returns whether the lock is ours now; that of a process which has died is taken over */
async function take(lock: string): Promise<boolean> {
  try {
    await symlink(String(process.pid), lock);
    return true;
  } catch {
    const holder = Number(await readlink(lock).catch(() => Number.NaN));
    if (holder && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

async function removeOldBuilds(): Promise<void> {
  for (const name of await readdir(builds)) {
    const path = join(builds, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > keptMilliseconds) await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
