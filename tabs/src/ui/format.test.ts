import { describe, expect, it } from 'vitest';
import { loadWords } from '../language/words.ts';
import { formatPeriod, formatUntil, zoneNote } from './format.ts';

await loadWords();

// A Monday, 10:30 in Berlin and 4:30 in New York.
const now = Date.parse('2026-11-23T09:30:00Z');
const inBerlin = { locale: 'en-GB', timeZone: 'Europe/Berlin', now };
const american = { locale: 'en-US', timeZone: 'America/New_York', now };

describe('a period', () => {
  it.each([
    ['2026-11-24T08:00:00Z', '2026-11-24T11:00:00Z', 'tomorrow 9:00–12:00'],
    ['2026-11-23T11:00:00Z', '2026-11-23T12:30:00Z', 'today 12:00–13:30'],
    ['2026-11-22T11:00:00Z', '2026-11-22T12:00:00Z', 'yesterday 12:00–13:00'],
    ['2026-11-27T08:00:00Z', '2026-11-27T11:00:00Z', 'Friday 9:00–12:00'],
    ['2026-11-30T08:00:00Z', '2026-11-30T11:00:00Z', 'Mon 30 Nov 9:00–12:00'],
    ['2026-11-20T08:00:00Z', '2026-11-20T11:00:00Z', 'Fri 20 Nov 9:00–12:00'],
  ])('on one day names the day once: %s', (startDate, endDate, words) => {
    expect(formatPeriod(startDate, endDate, inBerlin).replace('Fri,', 'Fri').replace('Mon,', 'Mon')).toBe(words);
  });

  it('over several days names both', () => {
    const words = formatPeriod('2026-11-24T17:00:00Z', '2026-11-26T08:00:00Z', inBerlin);
    expect(words).toBe('tomorrow 18:00 – Thursday 9:00');
  });

  it('lies on the calendar of the vehicle, not on that of UTC', () => {
    // 00:30 on Tuesday in Berlin is still Monday in UTC.
    const [startDate, endDate] = ['2026-11-23T23:30:00Z', '2026-11-24T01:00:00Z'];
    expect(formatPeriod(startDate, endDate, inBerlin)).toBe('tomorrow 0:30–2:00');
  });

  it('names its year when it is another one', () => {
    expect(formatPeriod('2027-01-05T08:00:00Z', '2027-01-05T09:00:00Z', inBerlin)).toContain('2027');
  });

  it('follows the clock of the reader’s English', () => {
    const words = formatPeriod('2026-11-24T14:00:00Z', '2026-11-24T18:00:00Z', american);
    expect(words.replaceAll(/\s/g, ' ')).toMatch(/^tomorrow 9:00 AM ?– ?1:00 PM$/);
  });

  it('keeps wall times over the change to winter time', () => {
    const beforeChange = { ...inBerlin, now: Date.parse('2026-10-24T10:00:00Z') };
    // 01:00 summer time to 09:00 winter time: nine hours that read as eight.
    const words = formatPeriod('2026-10-24T23:00:00Z', '2026-10-25T08:00:00Z', beforeChange);
    expect(words).toBe('tomorrow 1:00–9:00');
  });
});

it('an end today is told by its time alone, any other with its day', () => {
  expect(formatUntil('2026-11-23T14:00:00Z', inBerlin)).toBe('15:00');
  expect(formatUntil('2026-11-24T14:00:00Z', inBerlin)).toBe('tomorrow 15:00');
});

describe('the zone of a vehicle', () => {
  it('is named when the reader’s clock shows another time', () => {
    expect(zoneNote('2026-11-24T14:00:00Z', 'America/New_York', 'Europe/Berlin')).toBe('New York time');
  });

  it('is not named when the clocks agree, whatever the zones are called', () => {
    expect(zoneNote('2026-11-24T14:00:00Z', 'Europe/Paris', 'Europe/Berlin')).toBeUndefined();
  });

  it('is named only while the clocks differ', () => {
    // Phoenix keeps winter time all year, Denver does not.
    expect(zoneNote('2026-11-24T14:00:00Z', 'America/Phoenix', 'America/Denver')).toBeUndefined();
    expect(zoneNote('2026-07-24T14:00:00Z', 'America/Phoenix', 'America/Denver')).toBe('Phoenix time');
  });
});
