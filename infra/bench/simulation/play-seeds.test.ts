import { expect, test } from 'vitest';
import { playSeeds } from './play-seeds.ts';
import type { SeedJudged, SimulationFile } from './simulation-result.ts';

const size = { reservations: 50, edits: 40, workers: 4, faultRate: 0.3, deathRate: 0.2 };
const well: SeedJudged = {
  different: [],
  duplicates: [],
  leftOver: [],
  blocks: [],
  toldTwice: [],
  made: 9,
  madeSeries: 1,
  edited: 5,
  deaths: 2,
  faults: {},
  atOnce: 4,
  requests: 100,
};

async function play(outcomes: Record<number, SeedJudged | Error>, played: SimulationFile['played'] = []) {
  const seeds = Object.keys(outcomes).map(Number);
  const plan = { ...size, firstSeed: Math.min(...seeds), seeds: seeds.length };
  const file: SimulationFile = { workload: 'calendar-simulation', plan, played };
  const asked: number[] = [];
  const kept: number[] = [];
  await playSeeds(file, {
    commit: 'abc',
    async play(seed) {
      asked.push(seed);
      const outcome = outcomes[seed];
      if (!outcome || outcome instanceof Error) throw outcome;
      return outcome;
    },
    keep: async ({ played: all }) => void kept.push(all.length),
    say: () => undefined,
  });
  return { file, asked, kept };
}

test('a seed that breaks off is kept with its reason and how to play it again, and the next one is played', async () => {
  const cause = new Error('UNIQUE constraint failed');
  const { file, asked, kept } = await play({
    7: well,
    8: new AggregateError([cause], 'The stand-in failed'),
    9: well,
  });
  expect(asked).toEqual([7, 8, 9]);
  expect(kept).toEqual([1, 2, 3]);
  expect(file.played.map(({ isEqual }) => isEqual)).toEqual([true, false, true]);
  expect(file.played[0]).not.toHaveProperty('replay');
  expect(file.played[1]).toMatchObject({
    seed: 8,
    failure: expect.stringMatching(/The stand-in failed[\s\S]*UNIQUE constraint failed/),
    replay:
      'npm run bench -- --workload calendar-simulation --seeds 1 --first-seed 8 --workers 4 --reservations 50 --edits 40',
  });
});

test.each([
  ['somebody is told the same twice', { toldTwice: ['employee'] }],
  ['five requests are on their way to one mailbox', { atOnce: 5 }],
])('a seed does not end well when %s', async (_why, fault) => {
  const { file } = await play({ 1: { ...well, ...fault }, 2: well });
  expect(file.played.map(({ isEqual }) => isEqual)).toEqual([false, true]);
});

test('what was played before is not played again', async () => {
  const { file } = await play({ 1: well });
  expect((await play({ 1: well, 2: well }, file.played)).asked).toEqual([2]);
});
