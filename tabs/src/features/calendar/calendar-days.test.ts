import type { TimelineReservation } from '@fleet/contracts/timeline.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarEntry,
  calendarEntries,
  calendarWeeks,
  entriesOn,
  placeEntries,
  stepDay,
} from './calendar-days.ts';

const vehicle = { id: 'v' } as Vehicle;
const reservation = (startDate: string, endDate: string) =>
  ({ vehicleId: 'v', startDate, endDate, details: null }) as TimelineReservation;
const entry = (start: number, end: number): CalendarEntry => ({
  key: `${start} ${end}`,
  reservation: reservation('', ''),
  vehicle,
  start,
  end,
});

describe('a calendar', () => {
  it('shows whole weeks of a month, as the reader’s region begins them', () => {
    const british = calendarWeeks('2026-11-24', 'month', 'en-GB');
    expect([british.length, british[0]?.[0], british.at(-1)?.at(-1)]).toEqual([6, '2026-10-26', '2026-12-06']);
    const american = calendarWeeks('2026-11-24', 'month', 'en-US');
    expect([american.length, american[0]?.[0], american.at(-1)?.at(-1)]).toEqual([5, '2026-11-01', '2026-12-05']);
    expect(calendarWeeks('2027-02-10', 'month', 'en-GB')).toHaveLength(4);
    expect(calendarWeeks('2026-11-24', 'week', 'en-GB')[0]?.[0]).toBe('2026-11-23');
  });

  it('goes on by what it shows', () => {
    expect(stepDay('2026-01-31', 'month', 1)).toBe('2026-02-28');
    expect(stepDay('2026-11-24', 'week', -1)).toBe('2026-11-17');
    expect(stepDay('2026-12-31', 'day', 1)).toBe('2027-01-01');
  });

  it('has a reservation on each day that it touches in the zone, and not on the one at whose midnight it ends', () => {
    const entries = calendarEntries([reservation('2026-11-24T22:30Z', '2026-11-25T23:00Z')], [vehicle]);
    const daysIn = (zone: string) =>
      ['2026-11-24', '2026-11-25', '2026-11-26'].filter((day) => entriesOn(entries, day, zone).length > 0);
    expect(daysIn('Europe/Berlin')).toEqual(['2026-11-24', '2026-11-25']);
    expect(daysIn('Asia/Tokyo')).toEqual(['2026-11-25', '2026-11-26']);
    expect(calendarEntries([reservation('2026-11-24T22:30Z', '2026-11-25T23:00Z')], [])).toEqual([]);
  });
});

describe('entries side by side', () => {
  it('stand in as few columns as they need', () => {
    const { placed } = placeEntries([entry(8, 12), entry(9, 10), entry(10, 11), entry(13, 14)], 4);
    expect(placed.map(({ column, columns }) => [column, columns])).toEqual([
      [0, 2],
      [1, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it('are left over beyond the last column', () => {
    const { placed, leftOver } = placeEntries([entry(8, 12), entry(8, 11), entry(9, 10)], 2);
    expect([placed.length, leftOver.map(({ start }) => start)]).toEqual([2, [9]]);
  });

  it('never cover one another, and none is lost', () => {
    const periods = fc.array(fc.tuple(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 1, max: 20 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(periods, fc.integer({ min: 1, max: 5 }), (chosen, most) => {
        const entries = chosen.map(([start, length]) => entry(start, start + length)).sort((a, b) => a.start - b.start);
        const { placed, leftOver } = placeEntries(entries, most);
        expect(placed.length + leftOver.length).toBe(entries.length);
        for (const [index, one] of placed.entries()) {
          expect(one.column).toBeLessThan(one.columns);
          for (const other of placed.slice(index + 1)) {
            const meet = one.entry.start < other.entry.end && other.entry.start < one.entry.end;
            if (meet) expect(one.column).not.toBe(other.column);
          }
        }
      }),
    );
  });
});
