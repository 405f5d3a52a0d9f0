import { type OpeningHours, weekdays } from '@fleet/contracts/pool.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type OpenPool, openPeriods } from './open-periods.ts';

const berlin: OpenPool = { timeZone: 'Europe/Berlin', openingHours: null, holidays: [] };
const minutesOf = (pool: OpenPool, from: string, to: string) =>
  openPeriods(pool, new Date(from), new Date(to)).reduce(
    (sum, one) => sum + (one.endDate.getTime() - one.startDate.getTime()) / 60_000,
    0,
  );
const nights: OpeningHours = Object.fromEntries(weekdays.map((day) => [day, [{ opens: '01:00', closes: '04:00' }]]));

describe('a pool is open', () => {
  test('always, when nothing else is said', () => {
    expect(minutesOf(berlin, '2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z')).toBe(1_440);
  });

  test('but on a holiday, from midnight to midnight on its wall clock', () => {
    const holidays = [{ date: '2026-12-25', name: 'Christmas Day' }];
    expect(minutesOf({ ...berlin, holidays }, '2026-12-24T23:00:00Z', '2026-12-25T23:00:00Z')).toBe(0);
    expect(minutesOf({ ...berlin, holidays }, '2026-12-24T22:00:00Z', '2026-12-26T00:00:00Z')).toBe(120);
  });

  test('in its hours, on its wall clock, and not on other weekdays', () => {
    const openingHours = {
      monday: [
        { opens: '07:00', closes: '12:00' },
        { opens: '13:00', closes: '18:00' },
      ],
    };
    expect(
      openPeriods({ ...berlin, openingHours }, new Date('2026-11-23T08:00:00Z'), new Date('2026-11-30T06:30:00Z')),
    ).toEqual([
      { startDate: new Date('2026-11-23T08:00:00Z'), endDate: new Date('2026-11-23T11:00:00Z') },
      { startDate: new Date('2026-11-23T12:00:00Z'), endDate: new Date('2026-11-23T17:00:00Z') },
      { startDate: new Date('2026-11-30T06:00:00Z'), endDate: new Date('2026-11-30T06:30:00Z') },
    ]);
  });

  test.each([
    ['an hour less when the clocks go forward', '2026-03-29', 120],
    ['an hour more when they go back', '2026-10-25', 240],
    ['as always on other days', '2026-06-01', 180],
  ])('%s', (_what, date, minutes) => {
    const day = Temporal.PlainDate.from(date).toZonedDateTime('Europe/Berlin');
    const [from, to] = [day, day.add({ days: 1 })].map((one) => one.toInstant().toString());
    expect(minutesOf({ ...berlin, openingHours: nights }, from ?? '', to ?? '')).toBe(minutes);
  });

  test('through midnight in one piece, where one day closes and the next opens then', () => {
    const openingHours = {
      monday: [{ opens: '20:00', closes: '24:00' }],
      tuesday: [{ opens: '00:00', closes: '02:00' }],
    };
    expect(
      openPeriods({ ...berlin, openingHours }, new Date('2026-11-23T00:00:00Z'), new Date('2026-11-25T00:00:00Z')),
    ).toHaveLength(1);
  });
});

const wallTime = fc.integer({ min: 0, max: 95 });
const asText = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const stretch = fc
  .tuple(wallTime, wallTime)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ opens: asText(Math.min(a, b)), closes: asText(Math.max(a, b)) }));
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'America/St_Johns',
];

test('whatever the zone and the season, a quarter of an hour is open exactly when the wall clock says so', () => {
  const openingHours = fc.dictionary(fc.constantFrom(...weekdays), fc.array(stretch, { maxLength: 1 }));
  const quarters = fc.integer({ min: Date.UTC(2026, 0) / 900_000, max: Date.UTC(2028, 11) / 900_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      openingHours,
      quarters,
      fc.integer({ min: 1, max: 300 }),
      (timeZone, hours, first, count) => {
        const pool = { timeZone, openingHours: hours as OpeningHours, holidays: [] };
        const periods = openPeriods(pool, new Date(first * 900_000), new Date((first + count) * 900_000));
        for (let quarter = first; quarter < first + count; quarter++) {
          const at = quarter * 900_000;
          const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
          const time = wall.toPlainTime().toString().slice(0, 5);
          const isOpen = (hours[weekdays[wall.dayOfWeek - 1] ?? ''] ?? []).some(
            ({ opens, closes }) => time >= opens && time < closes,
          );
          const isCounted = periods.some(
            ({ startDate, endDate }) => startDate.getTime() <= at && at < endDate.getTime(),
          );
          if (isOpen !== isCounted) throw new Error(`${wall.toString()} should be ${isOpen ? 'open' : 'closed'}`);
        }
      },
    ),
    { numRuns: 150 },
  );
});
