import { describe, expect, it } from 'vitest';
import { periodOf, readView, withDay, writeView } from './report-view.ts';

const today = '2026-11-23';
const read = (search: string) => readView(new URLSearchParams(search), today);

describe('the period of the reports', () => {
  it('is the thirty days before today, unless the address names another', () => {
    expect(read('')).toEqual({ firstDay: '2026-10-24', lastDay: '2026-11-22', poolId: null });
    const view = { firstDay: '2026-01-01', lastDay: '2026-01-31', poolId: 'p' };
    expect(readView(writeView(new URLSearchParams('theme=dark'), view), today)).toEqual(view);
  });

  it.each([
    'from=2026-02-01&to=2026-01-01',
    'from=2024-01-01&to=2026-01-01',
    'from=soon&to=later',
    'from=2026-99-99&to=2026-99-99',
  ])('is the usual one when the address says nonsense: %s', (search) => {
    expect(read(search)).toEqual(read(''));
  });

  it('begins and ends at midnight of the pool, also over a change of the clock', () => {
    const view = { firstDay: '2026-10-24', lastDay: '2026-10-25', poolId: null };
    expect(periodOf(view, 'Europe/Berlin')).toEqual({
      from: '2026-10-23T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('stays one, and within a year, whichever end is moved', () => {
    const view = { firstDay: '2026-03-01', lastDay: '2026-03-31', poolId: null };
    expect(withDay(view, { firstDay: '2026-05-01' })).toMatchObject({ firstDay: '2026-05-01', lastDay: '2026-05-01' });
    expect(withDay(view, { lastDay: '2026-01-01' })).toMatchObject({ firstDay: '2026-01-01', lastDay: '2026-01-01' });
    expect(withDay(view, { firstDay: '2020-01-01' })).toMatchObject({ firstDay: '2020-01-01', lastDay: '2020-12-31' });
    expect(withDay(view, { lastDay: '' })).toBe(view);
  });
});
