import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type SimulationResult, simulateCalendars } from '../../local/testing/calendar-simulation.ts';

export interface SeedPlayed extends Omit<SimulationResult, 'log'> {
  seed: number;
  seconds: number;
  /** How many requests were sent. */
  requests: number;
  isEqual: boolean;
}

interface Plan {
  seeds: number;
  firstSeed: number;
  reservations: number;
  edits: number;
  workers: number;
  resultFile: string;
}

const faultRate = 0.3;
const deathRate = 0.2;
const mostAtOnce = 4;

test('every seed ends with both sides equal', async () => {
  const { seeds, firstSeed, reservations, edits, workers, resultFile }: Plan = JSON.parse(
    process.env.CALENDAR_SIMULATION ?? '{}',
  );
  const played: SeedPlayed[] = [];
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const from = performance.now();
    const { log, ...result } = await simulateCalendars({ seed, reservations, edits, faultRate, deathRate, workers });
    const seconds = (performance.now() - from) / 1_000;
    played.push({ seed, seconds, requests: log.length, isEqual: endsWell(result), ...result });
    await writeFile(resultFile, JSON.stringify(played));
    process.stderr.write(`Seed ${seed}: ${endsWell(result) ? 'equal' : 'NOT EQUAL'} after ${seconds.toFixed(1)} s\n`);
  }
  expect(played.filter(({ isEqual }) => !isEqual).map(({ seed }) => seed)).toEqual([]);
});

function endsWell(result: Omit<SimulationResult, 'log'>): boolean {
  const { different, duplicates, leftOver, blocks, toldTwice, atOnce } = result;
  return [different, duplicates, leftOver, blocks, toldTwice].every((one) => one.length === 0) && atOnce <= mostAtOnce;
}
