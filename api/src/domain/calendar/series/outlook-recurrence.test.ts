import { describe, expect, test } from 'vitest';
import { parseRecurrenceRule } from '../../series/recurrence-rule.ts';
import { toOutlookPattern, toRecurrenceRule } from './outlook-recurrence.ts';

const patternOf = (rule: string) => toOutlookPattern(parseRecurrenceRule(rule, 'Europe/Berlin'), '2030-03-18');

describe('a rule that Outlook can say, and the same rule back', () => {
  test.each([
    ['FREQ=DAILY;INTERVAL=2', { type: 'daily', interval: 2 }],
    ['FREQ=WEEKLY;BYDAY=MO,TH', { type: 'weekly', daysOfWeek: ['monday', 'thursday'] }],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU', { interval: 2, firstDayOfWeek: 'sunday' }],
    ['FREQ=MONTHLY;BYMONTHDAY=15', { type: 'absoluteMonthly', dayOfMonth: 15 }],
    ['FREQ=MONTHLY;BYDAY=-1FR', { type: 'relativeMonthly', index: 'last', daysOfWeek: ['friday'] }],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2', { type: 'relativeMonthly', index: 'second' }],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=18', { type: 'absoluteYearly', month: 3, dayOfMonth: 18 }],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=1MO', { type: 'relativeYearly', month: 11, index: 'first' }],
  ])('%s', (rule, expected) => {
    const pattern = patternOf(`${rule};UNTIL=20311231`);
    expect(pattern).toMatchObject(expected);
    expect(pattern && toRecurrenceRule(pattern, '2031-12-31')?.split(';').sort()).toEqual(
      `${rule};UNTIL=20311231`.split(';').sort(),
    );
  });

  test('what the rule leaves to its start is the day of that', () => {
    expect(patternOf('FREQ=WEEKLY;COUNT=4')).toMatchObject({ daysOfWeek: ['monday'] });
    expect(patternOf('FREQ=MONTHLY;COUNT=4')).toMatchObject({ type: 'absoluteMonthly', dayOfMonth: 18 });
    expect(patternOf('FREQ=YEARLY;COUNT=2')).toMatchObject({ type: 'absoluteYearly', month: 3, dayOfMonth: 18 });
  });
});

test.each([
  'FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=4',
  'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4',
  'FREQ=DAILY;BYDAY=MO;COUNT=4',
  'FREQ=MONTHLY;BYDAY=MO;COUNT=4',
  'FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=4',
  'FREQ=YEARLY;BYMONTH=1,7;COUNT=4',
])('%s is nothing that Outlook can say: its reservations stay single events', (rule) => {
  expect(patternOf(rule)).toBeUndefined();
});
