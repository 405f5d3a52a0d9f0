import { expect, it } from 'vitest';
import { summariseRange } from './range-summary.ts';

it('sums and averages the numbers, and counts whatever is not empty', () => {
  expect(summariseRange([4, 5, undefined, null])).toEqual({ filled: 3, numbers: 2, sum: 9, average: 4.5 });
});

it('a range without numbers has no average', () => {
  expect(summariseRange([undefined, null]).average).toBeUndefined();
});
