import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { seededRandom } from '../seed/random.ts';
import { createTurns } from './turns.ts';

async function race(seed: number): Promise<string> {
  const turns = createTurns(seededRandom(seed));
  const steps: string[] = [];
  const run = async (name: string) => {
    for (let step = 1; step <= 4; step++) {
      await turns.take(async () => void (await readFile(new URL(import.meta.url))));
      steps.push(`${name}${step}`);
    }
  };
  await Promise.all(['a', 'b', 'c'].map(run));
  return steps.join(' ');
}

test('several go on at once, in an order that the seed decides', async () => {
  const first = await race(1);
  expect(await race(1)).toBe(first);
  expect(new Set(await Promise.all([2, 3, 4, 5].map(race))).size).toBeGreaterThan(1);
  expect(first).not.toMatch(/^a1 a2 a3 a4|^b1 b2 b3 b4|^c1 c2 c3 c4/);
});

test('one step at a time, and one that fails keeps nobody else waiting', async () => {
  const turns = createTurns(seededRandom(1));
  let [running, most] = [0, 0];
  const step = (fails: boolean) =>
    turns.take(async () => {
      most = Math.max(most, ++running);
      await readFile(new URL(import.meta.url));
      running--;
      if (fails) throw new Error('in vain');
    });
  const outcomes = await Promise.allSettled([step(false), step(true), step(false)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(1);
});
