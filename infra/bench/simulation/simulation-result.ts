import { readFile, rename, writeFile } from 'node:fs/promises';
import type { SimulationResult } from '../../local/testing/calendar-simulation.ts';

export interface SimulationPlan {
  seeds: number;
  firstSeed: number;
  reservations: number;
  edits: number;
  workers: number;
  faultRate: number;
  deathRate: number;
}

/** What became of a seed that was played to its end. */
export interface SeedJudged extends Omit<SimulationResult, 'log'> {
  /** How many requests were sent. */
  requests: number;
}

/** One that broke off before there was anything to judge. */
export interface SeedBroken {
  failure: string;
}

type SeedPlayed = (SeedJudged | SeedBroken) & {
  seed: number;
  /** Of the code it was played with. */
  commit: string;
  seconds: number;
  isEqual: boolean;
  /** How to play it again, of one that did not end equal. */
  replay?: string;
};

/** What is kept of a benchmark, after each seed, so that one that is broken off can be gone on with. */
export interface SimulationFile {
  workload: 'calendar-simulation';
  plan: SimulationPlan;
  played: SeedPlayed[];
}

export function replayCommand({ workers, reservations, edits }: SimulationPlan, seed: number): string {
  const size = `--workers ${workers} --reservations ${reservations} --edits ${edits}`;
  return `npm run bench -- --workload calendar-simulation --seeds 1 --first-seed ${seed} ${size}`;
}

export async function readSimulationFile(path: string): Promise<SimulationFile> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Whole or not at all: whoever is ended while writing loses one seed and not the others. */
export async function writeSimulationFile(path: string, file: SimulationFile): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
