import { type ErrorCode, errorStatus } from '@fleet/contracts/error-codes.ts';
import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { describe, expect, it, vi } from 'vitest';
import { SheetStore } from './sheet-store.ts';

interface Car {
  id: string;
  version: number;
  seats: number;
  color: string;
}

const problem = (code: ErrorCode, retryAfterSeconds?: number) =>
  new ProblemError(
    { type: 'about:blank', title: code, detail: code, status: errorStatus[code], code },
    retryAfterSeconds,
  );

/** A server with three cars that keeps versions as ours does, and can be told to refuse. */
function stage(carCount = 3) {
  const cars = new Map<string, Car>();
  for (let number = 1; number <= carCount; number++) {
    cars.set(`${number}`, { id: `${number}`, version: 1, seats: 5, color: 'blue' });
  }
  const refusals: unknown[] = [];
  const requests: string[] = [];
  let together = 0;
  let mostTogether = 0;
  const waits: (() => void)[] = [];
  const found = (id: string) => cars.get(id) ?? { id, version: 0, seats: 0, color: '' };
  const store = new SheetStore<Car>(
    {
      idOf: ({ id }) => id,
      read: (car, columnId) => car[columnId as keyof Car],
      async loadPage(cursor) {
        const from = Number(cursor ?? 0);
        const rows = [...cars.values()].slice(from, from + 2);
        return { rows, nextCursor: from + 2 < cars.size ? String(from + 2) : null };
      },
      fetchRow: async (id) => cars.get(id),
      async save({ id, version }, members) {
        requests.push(`${id} ${JSON.stringify(members)}`);
        mostTogether = Math.max(mostTogether, ++together);
        await Promise.resolve();
        together--;
        const refusal = refusals.shift();
        if (refusal) throw refusal;
        if (found(id).version !== version) throw problem('PRECONDITION_FAILED');
        const car = { ...found(id), ...members, version: version + 1 };
        cars.set(id, car);
        return car;
      },
    },
    {
      wait(callback) {
        waits.push(callback);
        return () => {};
      },
    },
  );
  const somebodyElse = (id: string, change: Partial<Car>) =>
    cars.set(id, { ...found(id), ...change, version: found(id).version + 1 });
  const quiet = () =>
    vi.waitFor(() => {
      const { finished, total, paused } = store.summary().saving;
      if (finished < total && !paused) throw new Error('still saving');
    });
  return { store, cars, refusals, requests, waits, somebodyElse, quiet, mostTogether: () => mostTogether };
}

const seats = (rowId: string, value: number) => ({ rowId, columnId: 'seats', value });
const color = (rowId: string, value: string) => ({ rowId, columnId: 'color', value });

it('reads page after page, and can be stopped in between', async () => {
  const { store } = stage();
  const counts: number[] = [];
  store.subscribe(() => counts.push(store.summary().rowCount));
  await store.load();
  expect(store.summary()).toMatchObject({ loading: 'done', rowCount: 3 });
  expect(counts).toContain(2);
  const other = stage().store;
  other.onRows(() => other.stopLoading());
  await other.load();
  expect(other.summary()).toMatchObject({ loading: 'stopped', rowCount: 2 });
});

it('shows an edit at once, and saves all cells of a row by one request', async () => {
  const { store, requests, cars, quiet } = stage();
  await store.load();
  store.write([seats('1', 7), color('1', 'red'), seats('2', 7)]);
  expect(store.shown('1', 'seats')).toBe(7);
  await quiet();
  expect(requests).toEqual(['1 {"seats":7,"color":"red"}', '2 {"seats":7}']);
  expect(cars.get('1')).toMatchObject({ seats: 7, color: 'red', version: 2 });
});

it('a paste over 500 rows is 500 requests, four at a time, and one step to undo', async () => {
  const { store, requests, quiet, mostTogether, cars } = stage(500);
  await store.load();
  store.write(store.rows().map(({ server }) => seats(server.id, 9)));
  await quiet();
  expect(requests).toHaveLength(500);
  expect(mostTogether()).toBe(4);
  expect(store.undo()).toMatchObject({ left: 0 });
  await quiet();
  expect([...cars.values()].every((car) => car.seats === 5)).toBe(true);
});

describe('a refusal', () => {
  it('rolls the cells of that row back with the reason, and leaves the others', async () => {
    const { store, refusals, quiet } = stage();
    await store.load();
    refusals.push(problem('RULE_VIOLATED'));
    store.write([seats('1', 7), seats('2', 7)]);
    await quiet();
    expect([store.shown('1', 'seats'), store.shown('2', 'seats')]).toEqual([5, 7]);
    expect(store.summary().attention).toEqual(['1']);
    expect(store.row('1')?.refusals.get('seats')).toMatchObject({ value: 7, reason: { message: 'RULE_VIOLATED' } });
  });

  it('is not undone later, as nothing was done', async () => {
    const { store, refusals, quiet } = stage();
    await store.load();
    refusals.push(problem('CONFLICT'));
    store.write([seats('1', 7)]);
    await quiet();
    expect(store.summary().canUndo).toBe(false);
  });

  it('can be tried again', async () => {
    const { store, refusals, quiet, cars } = stage();
    await store.load();
    refusals.push(problem('CONFLICT'));
    store.write([seats('1', 7)]);
    await quiet();
    store.tryAgain(['1']);
    await quiet();
    expect(cars.get('1')?.seats).toBe(7);
    expect(store.summary().attention).toEqual([]);
  });
});

describe('somebody else was faster', () => {
  it('with another cell: both changes stand, without a question', async () => {
    const { store, somebodyElse, cars, quiet } = stage();
    await store.load();
    somebodyElse('1', { color: 'red' });
    store.write([seats('1', 7)]);
    await quiet();
    expect(cars.get('1')).toEqual({ id: '1', version: 3, seats: 7, color: 'red' });
    expect(store.shown('1', 'color')).toBe('red');
  });

  it('with the same cell: one is asked, and nothing is overwritten before', async () => {
    const { store, somebodyElse, cars, quiet } = stage();
    await store.load();
    somebodyElse('1', { seats: 9 });
    store.write([seats('1', 7)]);
    await quiet();
    expect(cars.get('1')?.seats).toBe(9);
    expect(store.row('1')?.conflicts).toEqual([{ columnId: 'seats', mine: 7, theirs: 9 }]);
    store.choose('1', new Set(['seats']));
    await quiet();
    expect(cars.get('1')?.seats).toBe(7);
  });

  it('theirs is chosen: it shows, and there is nothing to undo', async () => {
    const { store, somebodyElse, quiet } = stage();
    await store.load();
    somebodyElse('1', { seats: 9 });
    store.write([seats('1', 7)]);
    await quiet();
    store.choose('1', new Set());
    expect(store.shown('1', 'seats')).toBe(9);
    expect(store.summary()).toMatchObject({ canUndo: false, attention: [] });
  });

  it('their change arrives by itself, and undoing leaves it', async () => {
    const { store, somebodyElse, quiet, cars } = stage();
    await store.load();
    store.write([seats('1', 7), seats('2', 7)]);
    await quiet();
    somebodyElse('1', { seats: 9 });
    await store.refresh(['1']);
    expect(store.shown('1', 'seats')).toBe(9);
    expect(store.undo()).toMatchObject({ left: 1 });
    await quiet();
    expect([cars.get('1')?.seats, cars.get('2')?.seats]).toEqual([9, 5]);
  });
});

it('waits as long as the server asks, and loses nothing meanwhile', async () => {
  const { store, refusals, waits, cars, quiet } = stage();
  await store.load();
  refusals.push(problem('TOO_MANY_REQUESTS', 30));
  store.write([seats('1', 7)]);
  await quiet();
  expect(store.summary().saving).toMatchObject({ finished: 0, total: 1, paused: true });
  expect(store.shown('1', 'seats')).toBe(7);
  waits.shift()?.();
  await quiet();
  expect(cars.get('1')?.seats).toBe(7);
});

it('without an answer it tries a few times, then keeps the edit and says so', async () => {
  const { store, refusals, waits, quiet } = stage();
  await store.load();
  for (let count = 0; count < 4; count++) refusals.push(new TypeError('Failed to fetch'));
  store.write([seats('1', 7)]);
  for (let count = 0; count < 3; count++) {
    await vi.waitFor(() => expect(waits).toHaveLength(1));
    waits.shift()?.();
  }
  await quiet();
  expect(store.shown('1', 'seats')).toBe(7);
  expect(store.row('1')?.unsaved?.reason).toBeInstanceOf(TypeError);
});

it('stopped, what was not sent yet shows as not saved and can be given up', async () => {
  const { store, refusals, quiet } = stage();
  await store.load();
  refusals.push(problem('TOO_MANY_REQUESTS', 30));
  store.write([seats('1', 7)]);
  await quiet();
  store.stopSaving('stopped');
  expect(store.summary()).toMatchObject({ attention: ['1'], saving: { finished: 0, total: 0 } });
  store.revert(['1']);
  expect(store.shown('1', 'seats')).toBe(5);
  expect(store.summary()).toMatchObject({ attention: [], canUndo: false });
});

it('a row that has gone is taken away, unless something written there would be lost', async () => {
  const { store, refusals, cars, quiet } = stage();
  await store.load();
  refusals.push(problem('NOT_FOUND'));
  store.write([seats('1', 7)]);
  await quiet();
  cars.delete('1');
  cars.delete('2');
  await store.load();
  expect(store.rows().map(({ server }) => server.id)).toEqual(['1', '3']);
});
