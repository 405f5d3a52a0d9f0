import { describe, expect, it } from 'vitest';
import { reservationFilter, scopesFor } from './reservation-scope.ts';

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
  const noon = new Date(2026, 10, 23, 12, 0).getTime();
  const midnight = new Date(2026, 10, 23).toISOString();

  it('stays the same all day, so that the list is not thrown away every minute', () => {
    const evening = new Date(2026, 10, 23, 23, 59).getTime();
    expect(reservationFilter('mine', 'upcoming', evening)).toEqual(reservationFilter('mine', 'upcoming', noon));
  });

  it('asks for today and later, or for the 30 days before', () => {
    expect(reservationFilter('all', 'upcoming', noon)).toEqual({ scope: 'all', from: midnight });
    const past = reservationFilter('all', 'past', noon);
    expect(past.to).toBe(midnight);
    expect(Date.parse(midnight) - Date.parse(past.from ?? '')).toBe(30 * 86_400_000);
  });

  it('shows what waits for a decision whenever it is', () => {
    expect(reservationFilter('to-approve', 'past', noon)).toEqual({ scope: 'to-approve' });
  });
});
