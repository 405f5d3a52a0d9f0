import { describe, expect, test } from 'vitest';
import {
  noRepetition,
  occurrenceDays,
  type Repetition,
  recurrenceRule,
  repetitionError,
  weekdayOf,
} from './series-rule.ts';

/** A Tuesday. */
const start = '2026-11-24';
const repeats = (changes: Partial<Repetition>): Repetition => ({ ...noRepetition, ...changes });

describe('a repetition', () => {
  test('names its days up to the last one', () => {
    expect(occurrenceDays(start, repeats({ frequency: 'daily', interval: 2, untilDay: '2026-11-28' }))).toEqual([
      '2026-11-24',
      '2026-11-26',
      '2026-11-28',
    ]);
  });

  test('by the week takes place on the weekday of its start besides those that are chosen', () => {
    const weekly = repeats({ frequency: 'weekly', interval: 2, weekdays: ['MO', 'TH'], untilDay: '2026-12-14' });
    expect(weekdayOf(start)).toBe('TU');
    // The Monday before the start is none of them.
    expect(occurrenceDays(start, weekly).map((day) => day.slice(5))).toEqual([
      '11-24',
      '11-26',
      '12-07',
      '12-08',
      '12-10',
    ]);
    expect(recurrenceRule(start, weekly)).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,TH;COUNT=5');
  });

  test('by the month leaves out months without that day', () => {
    const monthly = repeats({ frequency: 'monthly', untilDay: '2027-05-31' });
    expect(occurrenceDays('2026-12-31', monthly).map((day) => day.slice(0, 7))).toEqual([
      '2026-12',
      '2027-01',
      '2027-03',
      '2027-05',
    ]);
    expect(recurrenceRule('2026-12-31', monthly)).toBe('FREQ=MONTHLY;COUNT=4');
  });

  test('ends after two years and after as many as there may be', () => {
    const daily = occurrenceDays(start, repeats({ frequency: 'daily', untilDay: '2099-01-01' }));
    expect(daily).toHaveLength(500);
    const monthly = occurrenceDays(start, repeats({ frequency: 'monthly', untilDay: '2099-01-01' }));
    expect(monthly.at(-1)).toBe('2028-11-24');
  });

  test('says what it lacks', () => {
    expect(repetitionError(start, noRepetition)).toBeUndefined();
    expect(repetitionError(start, repeats({ frequency: 'daily' }))).toBe('untilMissing');
    expect(repetitionError(start, repeats({ frequency: 'weekly', untilDay: '2026-11-25' }))).toBe('repeatsOnce');
    expect(repetitionError(start, repeats({ frequency: 'weekly', untilDay: '2026-12-25' }))).toBeUndefined();
  });
});
