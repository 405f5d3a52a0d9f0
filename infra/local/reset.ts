/** `npm run reset`: empties DATA_DIR, so that the next start begins anew. */
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { secretsFile } from './local-database.ts';
import { readLocalSettings } from './local-settings.ts';
import { relocatedDataDirectory } from './postgres-place.ts';
import { findRunningStart, waitForLeftovers } from './run-marker.ts';

try {
  await reset(readLocalSettings().dataDirectory);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function reset(dataDirectory: string): Promise<void> {
  const entries = await readdir(dataDirectory).catch(() => []);
  if (entries.length === 0) return void process.stdout.write(`${dataDirectory} is empty already\n`);
  // DATA_DIR may point anywhere: only what a start has made is ours to delete.
  await access(join(dataDirectory, secretsFile)).catch(() => {
    throw new Error(`${dataDirectory} does not look like Fleet's data (no ${secretsFile}), so it was left alone`);
  });
  const running = await findRunningStart(dataDirectory);
  if (running) throw new Error(`Fleet is running with this data (process ${running}): stop it first`);
  await waitForLeftovers(dataDirectory);
  const doomed = [
    ...entries.map((name) => join(dataDirectory, name)),
    relocatedDataDirectory(join(dataDirectory, 'postgres')),
  ];
  await Promise.all(doomed.map((path) => rm(path, { recursive: true, force: true })));
  process.stdout.write(`${dataDirectory} is empty now\n`);
}
