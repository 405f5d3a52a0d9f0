import { expect, test } from 'vitest';
import { createEventMemory } from './event-memory.ts';

function remember(cursors: readonly string[], options: { keepMilliseconds?: number; most?: number } = {}) {
  let at = 0;
  const memory = createEventMemory({ now: () => new Date(at), ...options });
  for (const cursor of cursors) {
    memory.remember(cursor);
    at += 1_000;
  }
  return { memory, after: (cursor: string) => memory.after(cursor)?.map((one) => one.cursor) };
}

test('what came after a cursor is known in its order, and nothing of an unknown one', () => {
  const { memory, after } = remember(['a', 'b', 'c']);
  expect([after('a'), after('c'), after('x')]).toEqual([['b', 'c'], [], undefined]);
  expect(memory.latest()).toBe('c');
  expect(memory.remember('b')).toBe(false);
  expect(after('a')).toEqual(['b', 'c']);
});

test('it has an end in time and in number, and forgets as a whole', () => {
  const byTime = remember(['a', 'b', 'c', 'd'], { keepMilliseconds: 2_000 });
  expect([byTime.after('a'), byTime.after('b')]).toEqual([undefined, ['c', 'd']]);
  const byNumber = remember(['a', 'b', 'c', 'd'], { most: 2 });
  expect([byNumber.after('b'), byNumber.after('c')]).toEqual([undefined, ['d']]);
  byNumber.memory.forget();
  expect([byNumber.after('c'), byNumber.memory.latest()]).toEqual([undefined, undefined]);
  byNumber.memory.remember('e');
  byNumber.memory.remember('f');
  expect(byNumber.after('e')).toEqual(['f']);
});
