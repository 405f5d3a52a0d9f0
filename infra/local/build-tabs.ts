import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryFolder } from './local-settings.ts';

const run = promisify(execFile);
const sources = [
  'tabs/src',
  'tabs/public',
  'tabs/index.html',
  'tabs/vite.config.ts',
  'api/contracts',
  'package-lock.json',
];

/**
 * Builds the tabs when what was built is older than its sources.
 * @throws with Vite's own words
 */
export async function buildTabs(): Promise<void> {
  const [built, ...changed] = await Promise.all(
    ['tabs/dist/index.html', ...sources].map((path) => newestChange(join(repositoryFolder, path))),
  );
  if (built && built > Math.max(...changed)) return;
  const vite = join(repositoryFolder, 'node_modules/vite/bin/vite.js');
  try {
    await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: join(repositoryFolder, 'tabs') });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`The tabs could not be built: ${stderr?.trim() || message}`, { cause: error });
  }
}

/** @returns milliseconds since 1970; 0 when there is nothing */
async function newestChange(path: string): Promise<number> {
  const own = await stat(path).catch(() => undefined);
  if (!own) return 0;
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(own.mtimeMs, ...times);
}
