import { expect, it } from 'vitest';
import { nextPosition } from './card-keys.ts';

const grid = { count: 10, columns: () => 4 };

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 5, 4],
  ['ArrowDown', 5, 9],
  ['ArrowUp', 5, 1],
  ['Home', 7, 0],
  ['End', 7, 9],
  ['ArrowRight', 9, undefined],
  ['ArrowDown', 6, undefined],
  ['ArrowUp', 3, undefined],
  ['Home', 0, undefined],
  ['a', 3, undefined],
])('%s leads from card %i to %s', (key, position, next) => {
  expect(nextPosition(key, position, grid)).toBe(next);
});
