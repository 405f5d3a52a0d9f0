import { expect, test } from 'vitest';
import { type SimulationResult, simulateCalendars } from '../../local/testing/calendar-simulation.ts';
import { readSimulationFile, writeSimulationFile } from './simulation-result.ts';

const mostAtOnce = 4;
const reportEverySeconds = 30;
const say = (line: string) => process.stderr.write(`${line}\n`);

test('every seed ends with both sides equal', async () => {
  const { CALENDAR_SIMULATION_FILE: path = '', CALENDAR_SIMULATION_COMMIT: commit = '' } = process.env;
  const file = await readSimulationFile(path);
  const { seeds, firstSeed, ...size } = file.plan;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    if (file.played.some((one) => one.seed === seed)) continue;
    const from = performance.now();
    const { log, ...result } = await simulateCalendars({ ...size, seed, onStep: reporter(seed) });
    const seconds = Math.round((performance.now() - from) / 100) / 10;
    file.played.push({ seed, commit, seconds, requests: log.length, isEqual: endsWell(result), ...result });
    await writeSimulationFile(path, file);
    const outcome = endsWell(result) ? 'equal' : 'NOT EQUAL';
    say(`Seed ${seed} (${file.played.length} of ${seeds}): ${outcome} after ${seconds} s and ${log.length} requests`);
  }
  expect(file.played.filter(({ isEqual }) => !isEqual).map(({ seed }) => seed)).toEqual([]);
});

/** Says now and then how far a seed has come. */
function reporter(seed: number): (done: number, all: number) => void {
  let last = performance.now();
  return (done, all) => {
    if (performance.now() - last < reportEverySeconds * 1_000) return;
    last = performance.now();
    say(`Seed ${seed}: ${done} of ${all} steps`);
  };
}

function endsWell(result: Omit<SimulationResult, 'log'>): boolean {
  const { different, duplicates, leftOver, blocks, toldTwice, atOnce } = result;
  return [different, duplicates, leftOver, blocks, toldTwice].every((one) => one.length === 0) && atOnce <= mostAtOnce;
}
