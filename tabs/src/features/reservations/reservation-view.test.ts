import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../ui/calendar-day.ts';
import { withParameters } from '../../use-address.ts';
import {
  chooseDay,
  choosePeriod,
  clearFilters,
  isFiltered,
  readView,
  reservationFilter,
  scopesFor,
  toggleStatus,
} from './reservation-view.ts';

const zone = 'Europe/Berlin';
const today = '2026-11-23';
const noon = Date.parse('2026-11-23T12:00+01:00');
const at = (day: string) => new Date(startOfDay(day, zone)).toISOString();
const viewOf = (address: string) => readView(new URLSearchParams(address), ['mine', 'to-approve', 'all'], today);
const askedBy = (address: string, now = noon) => reservationFilter(viewOf(address), now, zone);

describe('whose reservations somebody is offered', () => {
  it.each([
    [['employee'], ['mine']],
    [
      ['employee', 'approver'],
      ['mine', 'to-approve'],
    ],
    [
      ['employee', 'fleet_manager'],
      ['mine', 'to-approve', 'all'],
    ],
    [['admin'], ['mine', 'to-approve', 'all']],
  ] as const)('%j: %j', (roles, scopes) => {
    expect(scopesFor(roles)).toEqual(scopes);
  });
});

describe('the question to the API', () => {
  it('stays the same all day, so that the list is not thrown away every minute', () => {
    const evening = Date.parse('2026-11-23T23:59+01:00');
    expect(askedBy('', evening)).toEqual(askedBy(''));
  });

  it('asks for today and later, for the 30 days before, or for the days that were chosen', () => {
    expect(askedBy('scope=all')).toEqual({ scope: 'all', from: at(today) });
    expect(askedBy('period=past')).toEqual({ scope: 'mine', from: at('2026-10-24'), to: at(today) });
    const days = { scope: 'mine', from: at('2026-12-01'), to: at('2026-12-04') };
    expect(askedBy('from=2026-12-01&to=2026-12-03')).toEqual(days);
  });

  it('names all that is filtered by', () => {
    expect(askedBy('status=pending&status=active&vehicle=v&driver=d&pool=p&q=+bridge+')).toEqual({
      ...{ scope: 'mine', from: at(today), status: ['pending', 'active'] },
      ...{ vehicleId: 'v', driverId: 'd', poolId: 'p', q: 'bridge' },
    });
  });

  it('shows what waits for a decision whenever it is', () => {
    expect(askedBy('scope=to-approve&period=past&status=active')).toEqual({ scope: 'to-approve' });
  });
});

describe('an address that somebody has changed by hand', () => {
  it.each(['from=2026-12-03&to=2026-12-01', 'from=2026-02-30&to=2026-03-01', 'period=ever', 'scope=theirs&status=odd'])(
    'shows what there is to show: %s',
    (address) => {
      expect(viewOf(address)).toEqual(viewOf(''));
    },
  );
});

describe('days', () => {
  const after = (address: string, changes: ReturnType<typeof chooseDay>) =>
    withParameters(new URLSearchParams(address), changes).toString();

  it('begin with a week from today and are let go for another period', () => {
    expect(after('period=past', choosePeriod('days', viewOf('')))).toBe('from=2026-11-23&to=2026-11-29');
    expect(after('from=2026-12-01&to=2026-12-03', choosePeriod('past', viewOf('')))).toBe('period=past');
  });

  it('are never the wrong way round, nor emptied', () => {
    const view = viewOf('from=2026-12-01&to=2026-12-03');
    expect(chooseDay('from', '2026-12-09', view)).toEqual({ from: '2026-12-09', to: '2026-12-09' });
    expect(chooseDay('to', '2026-11-01', view)).toEqual({ from: '2026-11-01', to: '2026-11-01' });
    expect(chooseDay('from', '', view)).toEqual({});
  });
});

describe('filters', () => {
  it('take a second status beside the first, and let go of one that is chosen again', () => {
    const two = toggleStatus(new URLSearchParams('status=pending'), 'active');
    expect(two.getAll('status')).toEqual(['pending', 'active']);
    expect(toggleStatus(two, 'pending').toString()).toBe('status=active');
  });

  it('are cleared without losing whose reservations they are, and when', () => {
    const address = 'scope=all&period=past&pool=p&status=active&status=pending&vehicle=v&driver=d&q=x';
    const cleared = clearFilters(new URLSearchParams(address)).toString();
    expect(cleared).toBe('scope=all&period=past&pool=p');
    expect([isFiltered(viewOf(address)), isFiltered(viewOf(cleared))]).toEqual([true, false]);
  });
});
