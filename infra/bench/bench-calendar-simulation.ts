/** Whether Fleet and Outlook end up equal, seed after seed, whatever people, Graph and dying workers do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchOptions } from './bench-options.ts';
import { commitOf } from './machine.ts';
import { readSimulationFile, writeSimulationFile } from './simulation/simulation-result.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const configuration = fileURLToPath(new URL('./simulation/vitest.config.ts', import.meta.url));
const vitest = fileURLToPath(new URL('./vitest.mjs', import.meta.resolve('vitest/package.json')));

const faultRate = 0.3;
const deathRate = 0.2;

/** @returns whether every seed ended well */
export async function benchCalendarSimulation(options: BenchOptions, say: (line: string) => void): Promise<boolean> {
  const path = options.resume ?? (await begin(options));
  const { plan, played: before } = await readSimulationFile(path);
  const { seeds, reservations, edits } = plan;
  say(`Playing ${seeds - before.length} of ${seeds} seeds, ${reservations} reservations and ${edits} edits each …`);
  // By vitest, which starts the database for it as for the tests.
  const child = spawn(process.execPath, [vitest, 'run', '--root', project, '--config', configuration], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      CALENDAR_SIMULATION_FILE: resolve(path),
      CALENDAR_SIMULATION_COMMIT: await commitOf(project),
    },
  });
  const stop = () => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  await once(child, 'exit');
  const { played } = await readSimulationFile(path);
  const failed = played.filter(({ isEqual }) => !isEqual);
  const seconds = median(played.map((one) => one.seconds)).toFixed(1);
  say(`${played.length} of ${seeds} seeds played, ${seconds} s each; ${failed.length} did not end equal; ${path}`);
  if (played.length < seeds) say(`Go on: npm run bench -- --workload calendar-simulation --resume ${path}`);
  for (const { seed, replay } of failed) say(`Seed ${seed} again: ${replay}`);
  return failed.length === 0 && played.length === seeds;
}

async function begin({ results, seeds, firstSeed, reservations, edits, workers }: BenchOptions): Promise<string> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
  const path = join(results, `calendar-simulation-${stamp}.json`);
  await mkdir(results, { recursive: true });
  const plan = { seeds, firstSeed, reservations, edits, workers, faultRate, deathRate };
  await writeSimulationFile(path, { workload: 'calendar-simulation', plan, played: [] });
  return path;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
