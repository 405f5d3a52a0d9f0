import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createInvalidator } from './invalidator.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('a burst of events asks the API once for each list it touches', () => {
  const invalidate = vi.fn();
  const { add } = createInvalidator(invalidate);
  for (let count = 0; count < 200; count++) {
    add('vehicle.changed');
    add('reservation.changed');
  }
  vi.runAllTimers();
  expect(invalidate.mock.calls).toEqual([[['vehicles']], [['timeline']], [['reservations']]]);
});

it('an event after the burst asks again', () => {
  const invalidate = vi.fn();
  const { add } = createInvalidator(invalidate);
  add('vehicle.changed');
  vi.runAllTimers();
  add('vehicle.changed');
  vi.runAllTimers();
  expect(invalidate).toHaveBeenCalledTimes(4);
});

it('nothing is asked after the page has gone', () => {
  const invalidate = vi.fn();
  const { add, dispose } = createInvalidator(invalidate);
  add('vehicle.changed');
  dispose();
  vi.runAllTimers();
  expect(invalidate).not.toHaveBeenCalled();
});
