import { readFile, rename, writeFile } from 'node:fs/promises';
import type { SimulationResult } from '../../local/testing/calendar-simulation.ts';

interface SimulationPlan {
  seeds: number;
  firstSeed: number;
  reservations: number;
  edits: number;
  workers: number;
  faultRate: number;
  deathRate: number;
}

interface SeedPlayed extends Omit<SimulationResult, 'log'> {
  seed: number;
  /** Of the code it was played with. */
  commit: string;
  seconds: number;
  /** How many requests were sent. */
  requests: number;
  isEqual: boolean;
}

/** What is kept of a benchmark, after each seed, so that one that is broken off can be gone on with. */
export interface SimulationFile {
  workload: 'calendar-simulation';
  plan: SimulationPlan;
  played: SeedPlayed[];
}

export async function readSimulationFile(path: string): Promise<SimulationFile> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Whole or not at all: whoever is ended while writing loses one seed and not the others. */
export async function writeSimulationFile(path: string, file: SimulationFile): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
