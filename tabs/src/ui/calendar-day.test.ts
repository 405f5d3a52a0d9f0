import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, firstWeekday, isDay, startOfDay, startOfWeek } from './calendar-day.ts';

const hours = (from: number, to: number) => (to - from) / 3_600_000;

describe('a day', () => {
  it('is as long as the clock of its zone has it', () => {
    const length = (day: string, zone: string) => hours(startOfDay(day, zone), startOfDay(addDays(day, 1), zone));
    expect(length('2026-11-24', 'Europe/Berlin')).toBe(24);
    expect(length('2027-03-28', 'Europe/Berlin')).toBe(23);
    expect(length('2026-10-25', 'Europe/Berlin')).toBe(25);
    // There, the clock is set forward over midnight.
    expect(length('2026-04-24', 'Africa/Cairo')).toBe(23);
    expect(length('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
  });

  it('is that of the zone’s wall', () => {
    expect(dayOf(Date.parse('2026-11-24T23:30Z'), 'Europe/Berlin')).toBe('2026-11-25');
    expect(dayOf(Date.parse('2026-11-24T23:30Z'), 'America/New_York')).toBe('2026-11-24');
  });

  it('is followed by others, over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('is read from an address only where there is such a day', () => {
    expect(['2026-02-28', '2026-02-30', 'today', '', null].map(isDay)).toEqual([true, false, false, false, false]);
  });
});

it('a week begins as its reader’s region has it', () => {
  expect(['en-GB', 'de-DE', 'en-US', 'es-MX'].map(firstWeekday)).toEqual([1, 1, 7, 7]);
  // A Tuesday.
  expect(startOfWeek('2026-11-24', 'de-DE')).toBe('2026-11-23');
  expect(startOfWeek('2026-11-24', 'en-US')).toBe('2026-11-22');
  expect(startOfWeek('2026-11-22', 'en-US')).toBe('2026-11-22');
  expect(startOfWeek('2026-11-22', 'en-GB')).toBe('2026-11-16');
});
