import { describe, expect, test } from 'vitest';
import { spreadOf, summarise } from './latency-summary.ts';

const taking = (...times: number[]) => times.map((milliseconds) => ({ kind: 'approve', milliseconds }));

describe('what was measured', () => {
  test('is told by the time that so many percent did not exceed, in whatever order they came', () => {
    const times = Array.from({ length: 10 }, (_, index) => (index + 1) * 10).reverse();
    expect(summarise(taking(...times), 5)).toMatchObject({
      requests: 10,
      perSecond: 2,
      p50: 50,
      p90: 90,
      p99: 100,
      max: 100,
    });
  });

  test('counts what was answered wrongly among the requests', () => {
    expect(summarise([...taking(1), { kind: 'approve', milliseconds: 2, error: 'no card' }], 1)).toMatchObject({
      requests: 2,
      errors: 1,
    });
  });

  test('says nothing about times where nothing was answered', () => {
    expect(summarise([], 1)).toMatchObject({ requests: 0, p50: null, p90: null, max: null });
  });

  test('of several rounds has a middle and both ends', () => {
    expect(spreadOf([3, 1, 2, 10])).toEqual({ median: 2.5, lowest: 1, highest: 10 });
    expect(spreadOf([])).toBeUndefined();
  });
});
