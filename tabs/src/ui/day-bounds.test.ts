import { expect, it } from 'vitest';
import { dayBounds } from './day-bounds.ts';

const at = (text: string) => Date.parse(text);
const written = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString().slice(0, 16));

it('days begin at midnight of the zone, whatever the day is elsewhere', () => {
  expect(written(dayBounds(at('2026-11-23T23:30:00Z'), 'Europe/Berlin', 2))).toEqual([
    '2026-11-23T23:00',
    '2026-11-24T23:00',
    '2026-11-25T23:00',
  ]);
  expect(written(dayBounds(at('2026-11-23T02:00:00Z'), 'America/New_York', 1))).toEqual([
    '2026-11-22T05:00',
    '2026-11-23T05:00',
  ]);
  expect(written(dayBounds(at('2026-11-23T02:00:00Z'), 'Asia/Kathmandu', 1))).toEqual([
    '2026-11-22T18:15',
    '2026-11-23T18:15',
  ]);
});

it('a day is as long as the clock makes it', () => {
  const hours = ([from = 0, to = 0]: number[]) => (to - from) / 3_600_000;
  expect(hours(dayBounds(at('2026-10-25T08:00:00Z'), 'Europe/Berlin', 1))).toBe(25);
  expect(hours(dayBounds(at('2026-03-29T08:00:00Z'), 'Europe/Berlin', 1))).toBe(23);
});
