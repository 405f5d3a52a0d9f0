import { describe, expect, test } from 'vitest';
import { findFreeTimes } from './free-times.ts';
import { refuseReservation } from './reservation-rules.ts';

const now = new Date('2026-11-23T07:00:00Z');
const pool = {
  poolName: 'Munich HQ',
  timeZone: 'Europe/Berlin',
  maximumLengthMinutes: 2 * 1440,
  bookingHorizonDays: 30,
};
const vehicle = { name: 'Ford Transit', licensePlate: 'M-FT 1204', status: 'active' as const };

function refusal(start: string, end: string, changes: { status?: 'maintenance' | 'retired' } = {}) {
  const period = { startDate: new Date(start), endDate: new Date(end) };
  return refuseReservation(period, { ...vehicle, ...changes }, pool, now);
}

describe('a reservation', () => {
  test('is accepted when it breaks no rule', () => {
    expect(refusal('2026-11-24T08:00:00Z', '2026-11-24T11:00:00Z')).toBeUndefined();
  });

  test('must end after it starts', () => {
    const sentence = 'The end must be after the start. Choose a later end.';
    expect(refusal('2026-11-24T08:00:00Z', '2026-11-24T08:00:00Z')).toBe(sentence);
    expect(refusal('2026-11-24T08:00:00Z', '2026-11-24T07:00:00Z')).toBe(sentence);
  });

  test('may start now, with a moment to fill in the form, but not in the past', () => {
    expect(refusal('2026-11-23T06:55:00Z', '2026-11-23T09:00:00Z')).toBeUndefined();
    expect(refusal('2026-11-23T06:54:59Z', '2026-11-23T09:00:00Z')).toBe(
      'The start lies in the past. Choose a start after Mon 23 Nov 2026, 08:00.',
    );
  });

  test('may be as long as the pool allows and not a minute longer', () => {
    expect(refusal('2026-11-24T08:00:00Z', '2026-11-26T08:00:00Z')).toBeUndefined();
    expect(refusal('2026-11-24T08:00:00Z', '2026-11-26T08:01:00Z')).toBe(
      'Munich HQ lends its vehicles for at most 2 days. End by Thu 26 Nov 2026, 09:00 or make two reservations.',
    );
  });

  test.each([
    ['shorter', '2027-03-28', '2027-03-27T08:00:00Z', '2027-03-29T07:00:00Z'],
    ['longer', '2026-10-25', '2026-10-24T07:00:00Z', '2026-10-26T08:00:00Z'],
  ])('of two days ends at the same time of day across the %s day of %s', (_length, _day, start, end) => {
    const far = { ...pool, bookingHorizonDays: 365 };
    const refused = (minutes: number) => {
      const endDate = new Date(new Date(end).getTime() + minutes * 60_000);
      return refuseReservation({ startDate: new Date(start), endDate }, vehicle, far, new Date('2026-10-01T07:00:00Z'));
    };
    expect(refused(0)).toBeUndefined();
    expect(refused(1)).toMatch('lends its vehicles for at most 2 days');
  });

  test('may start at the same time of day on the last day of the horizon, also when the clocks change before it', () => {
    const refused = (start: string) =>
      refuseReservation(
        { startDate: new Date(start), endDate: new Date('2026-10-31T20:00:00Z') },
        vehicle,
        pool,
        new Date('2026-10-01T07:00:00Z'),
      );
    expect(refused('2026-10-31T08:00:00Z')).toBeUndefined();
    expect(refused('2026-10-31T08:01:00Z')).toMatch('Choose a start before Sat 31 Oct 2026, 09:00.');
  });

  test('may start within the pool’s horizon and not later', () => {
    expect(refusal('2026-12-23T07:00:00Z', '2026-12-23T09:00:00Z')).toBeUndefined();
    expect(refusal('2026-12-23T07:01:00Z', '2026-12-23T09:00:00Z')).toBe(
      'Munich HQ takes reservations up to 30 days ahead. Choose a start before Wed 23 Dec 2026, 08:00.',
    );
  });

  test('needs a vehicle that is in service', () => {
    const day = ['2026-11-24T08:00:00Z', '2026-11-24T11:00:00Z'] as const;
    const named = (why: string) => `Ford Transit (M-FT 1204) ${why}. Choose another vehicle.`;
    expect(refusal(...day, { status: 'maintenance' })).toBe(named('is in maintenance'));
    expect(refusal(...day, { status: 'retired' })).toBe(named('has been retired'));
  });
});

describe('other times of a vehicle', () => {
  const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
  const window = { startDate: at('06:00'), endDate: at('20:00') };
  const wanted = { startDate: at('10:00'), endDate: at('11:00') };
  const find = (busy: [string, string][], bufferMinutes = 0) =>
    findFreeTimes(
      wanted,
      busy.map(([start, end]) => ({ startDate: at(start), bufferedEndDate: at(end) })),
      bufferMinutes,
      window,
    ).map(({ startDate }) => startDate.toISOString().slice(11, 16));

  test('are the last before and the first after what is taken, as long as wanted', () => {
    expect(find([['09:30', '12:00']])).toEqual(['08:30', '12:00']);
  });

  test('leave room for the turnaround before the next one', () => {
    expect(find([['09:30', '12:00']], 30)).toEqual(['08:00', '12:00']);
  });

  test('lie on a quarter of an hour', () => {
    expect(find([['09:38', '12:07']])).toEqual(['08:30', '12:15']);
  });

  test('skip gaps that are too short', () => {
    const busy: [string, string][] = [
      ['07:30', '09:00'],
      ['09:30', '12:00'],
      ['12:30', '14:00'],
    ];
    expect(find(busy)).toEqual(['06:30', '14:00']);
  });

  test('are none when the whole window is taken', () => {
    expect(find([['05:00', '21:00']])).toEqual([]);
  });
});
