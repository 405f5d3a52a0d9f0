/** Whether Fleet and Outlook end up equal, seed after seed, whatever people, Graph and dying workers do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchOptions } from './bench-options.ts';
import { commitOf } from './machine.ts';
import type { SeedPlayed } from './simulation/play-seeds.simulation.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const configuration = fileURLToPath(new URL('./simulation/vitest.config.ts', import.meta.url));
const vitest = fileURLToPath(new URL('./vitest.mjs', import.meta.resolve('vitest/package.json')));

/** @returns whether every seed ended well */
export async function benchCalendarSimulation(options: BenchOptions, say: (line: string) => void): Promise<boolean> {
  const { seeds, firstSeed, reservations, edits, workers } = options;
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
  const file = join(options.results, `calendar-simulation-${stamp}.json`);
  await mkdir(options.results, { recursive: true });
  say(`Playing ${seeds} seeds of ${reservations} reservations and ${edits} edits each …`);
  const played: SeedPlayed[] = [];
  // By vitest, which starts the database for it as for the tests; the results come seed by seed, so that a run may be ended.
  const plan = { seeds, firstSeed, reservations, edits, workers, resultFile: file };
  const child = spawn(process.execPath, [vitest, 'run', '--root', project, '--config', configuration], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, CALENDAR_SIMULATION: JSON.stringify(plan) },
  });
  const stop = () => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  await once(child, 'exit');
  played.push(...JSON.parse(await readFile(file, 'utf8').catch(() => '[]')));
  const seconds = played.map((one) => one.seconds).sort((one, other) => one - other);
  const failed = played.filter(({ isEqual }) => !isEqual);
  const result = {
    workload: 'calendar-simulation',
    commit: await commitOf(project),
    ...plan,
    resultFile: undefined,
    played,
  };
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  say(
    `${played.length} of ${seeds} seeds played, ${median(seconds).toFixed(1)} s each; ${failed.length} did not end equal; ${file}`,
  );
  for (const { seed } of failed)
    say(
      `Again: npm run bench -- --workload calendar-simulation --seeds 1 --first-seed ${seed} --reservations ${reservations} --edits ${edits}`,
    );
  return failed.length === 0 && played.length === seeds;
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
