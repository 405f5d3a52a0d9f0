import { expect, it } from 'vitest';
import { type SaveOutcome, type SaveProgress, SaveQueue } from './save-queue.ts';

/** A queue whose requests the test answers, and whose waiting the test ends. */
function stage(concurrency = 2) {
  const sent: { rowId: string; answer: (outcome: SaveOutcome) => Promise<void> }[] = [];
  const pauses: { milliseconds: number; end: () => void }[] = [];
  let progress: SaveProgress | undefined;
  const queue = new SaveQueue({
    concurrency,
    save: (rowId) =>
      new Promise((resolve) => {
        sent.push({
          rowId,
          async answer(outcome) {
            resolve(outcome);
            // The queue goes on in the microtasks after its answer.
            for (let turn = 0; turn < 5; turn++) await Promise.resolve();
          },
        });
      }),
    onProgress: (now) => {
      progress = now;
    },
    wait: (callback, milliseconds) => {
      const pause = { milliseconds, end: callback };
      pauses.push(pause);
      return () => void pauses.splice(pauses.indexOf(pause), 1);
    },
  });
  const sentIds = () => sent.map(({ rowId }) => rowId);
  const answer = (index: number, outcome: SaveOutcome = { kind: 'settled' }) => sent[index]?.answer(outcome);
  return { queue, sentIds, answer, pauses, progress: () => progress };
}

it('sends a few rows at once, and each row once however often it was asked to', async () => {
  const { queue, sentIds, answer, progress } = stage();
  queue.add(['a', 'b', 'c', 'a', 'c']);
  expect(sentIds()).toEqual(['a', 'b']);
  expect(progress()).toEqual({ finished: 0, total: 3, paused: false });
  await answer(0);
  expect(sentIds()).toEqual(['a', 'b', 'c']);
  expect(progress()).toEqual({ finished: 1, total: 3, paused: false });
});

it('a row that changed while it was on its way is sent again, never twice at once', async () => {
  const { queue, sentIds, answer } = stage();
  queue.add(['a']);
  queue.add(['a']);
  expect(sentIds()).toEqual(['a']);
  await answer(0);
  expect(sentIds()).toEqual(['a', 'a']);
});

it('waits as long as the server says, and then goes on with the same row', async () => {
  const { queue, sentIds, answer, pauses, progress } = stage(1);
  queue.add(['a', 'b']);
  await answer(0, { kind: 'later', afterMilliseconds: 7_000 });
  expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual([7_000]);
  expect(sentIds()).toEqual(['a']);
  expect(progress()).toEqual({ finished: 0, total: 2, paused: true });
  queue.add(['c']);
  expect(sentIds()).toEqual(['a']);
  pauses[0]?.end();
  for (const index of [1, 2, 3]) await answer(index);
  expect(sentIds().slice(1).sort()).toEqual(['a', 'b', 'c']);
  expect(progress()).toEqual({ finished: 3, total: 3, paused: false });
});

it('several answers that ask for a pause make one', async () => {
  const { queue, answer, pauses } = stage();
  queue.add(['a', 'b']);
  await answer(0, { kind: 'later', afterMilliseconds: 1_000 });
  await answer(1, { kind: 'later', afterMilliseconds: 1_000 });
  expect(pauses).toHaveLength(1);
});

it('stopped, it tells which rows it had not sent, and is ready for others', async () => {
  const { queue, sentIds, answer, pauses } = stage(1);
  queue.add(['a', 'b', 'c']);
  await answer(0, { kind: 'later', afterMilliseconds: 1_000 });
  expect(queue.stop().sort()).toEqual(['a', 'b', 'c']);
  expect(pauses).toEqual([]);
  queue.add(['d']);
  expect(sentIds()).toEqual(['a', 'd']);
});

it('counts anew once everything is done', async () => {
  const { queue, answer, progress } = stage();
  queue.add(['a']);
  await answer(0);
  expect(progress()).toEqual({ finished: 1, total: 1, paused: false });
  queue.add(['b']);
  expect(progress()).toEqual({ finished: 0, total: 1, paused: false });
});
