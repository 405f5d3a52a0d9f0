import { expect, it } from 'vitest';
import { hoursOfWeek } from './hours-of-week.ts';

// Two Mondays, one of every other day.
const view = { firstDay: '2026-11-23', lastDay: '2026-11-30', poolId: null };
const hours = [
  { weekday: 'monday', hour: 9, reservedMinutes: 300 },
  { weekday: 'tuesday', hour: 9, reservedMinutes: 300 },
] as const;

it('an hour shows how many vehicles were reserved then, on average over its days', () => {
  const rows = hoursOfWeek([...hours], view, 'de');
  const at = (weekday: string) => rows.find((row) => row.weekday === weekday)?.averages[9];
  expect([at('monday'), at('tuesday'), at('sunday')]).toEqual([2.5, 5, 0]);
});

it('a weekday that is not in the period was never busy', () => {
  const rows = hoursOfWeek([], { ...view, lastDay: '2026-11-23' }, 'de');
  expect(rows.flatMap(({ averages }) => averages).every((average) => average === 0)).toBe(true);
});

it('the week begins as the reader’s does', () => {
  expect(hoursOfWeek([], view, 'de-DE')[0]?.weekday).toBe('monday');
  expect(hoursOfWeek([], view, 'en-US')[0]?.weekday).toBe('sunday');
});
