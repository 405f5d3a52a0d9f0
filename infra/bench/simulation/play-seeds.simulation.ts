import { expect, test } from 'vitest';
import { simulateCalendars } from '../../local/testing/calendar-simulation.ts';
import { playSeeds } from './play-seeds.ts';
import { readSimulationFile, writeSimulationFile } from './simulation-result.ts';

const reportEverySeconds = 30;
const say = (line: string) => process.stderr.write(`${line}\n`);

test('every seed ends with both sides equal', async () => {
  const { CALENDAR_SIMULATION_FILE: path = '', CALENDAR_SIMULATION_COMMIT: commit = '' } = process.env;
  const file = await readSimulationFile(path);
  const { seeds: _seeds, firstSeed: _first, ...size } = file.plan;
  await playSeeds(file, {
    commit,
    async play(seed) {
      const { log, ...result } = await simulateCalendars({ ...size, seed, onStep: reporter(seed) });
      return { ...result, requests: log.length };
    },
    keep: (kept) => writeSimulationFile(path, kept),
    say,
  });
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
