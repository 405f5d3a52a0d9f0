import type { Client } from '@fleet/contracts/client.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describe, expect, it } from 'vitest';
import { mostRows, readFound } from './read-found.ts';

/** An API with so many reservations, whose cursors count. */
function apiOf(total: number): Pick<Client, 'listReservations'> {
  return {
    async listReservations({ limit, cursor = '0' } = {}, { signal } = {}) {
      signal?.throwIfAborted();
      const end = Math.min(Number(cursor) + Number(limit), total);
      const reservations = Array.from({ length: end - Number(cursor) }, () => ({}) as Reservation);
      return { reservations, nextCursor: end < total ? String(end) : null };
    },
  };
}
const never = new AbortController().signal;

describe('a file of what was found', () => {
  it('takes every page and tells how far it is', async () => {
    const told: number[] = [];
    const { reservations, isComplete } = await readFound(apiOf(450), {}, never, (count) => told.push(count));
    expect([reservations.length, isComplete, told]).toEqual([450, true, [200, 400, 450]]);
  });

  it('says when there is more than it takes', async () => {
    const all = await readFound(apiOf(mostRows), {}, never, () => {});
    expect([all.reservations.length, all.isComplete]).toEqual([mostRows, true]);
    const more = await readFound(apiOf(mostRows + 1), {}, never, () => {});
    expect([more.reservations.length, more.isComplete]).toEqual([mostRows, false]);
  });

  it('can be stopped on the way', async () => {
    const stop = new AbortController();
    const reading = readFound(apiOf(mostRows), {}, stop.signal, (count) => count >= 400 && stop.abort());
    await expect(reading).rejects.toThrow('aborted');
  });
});
