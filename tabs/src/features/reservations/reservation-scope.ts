import { managerRoles } from '@fleet/contracts/manager-roles.ts';
import type { Role } from '@fleet/contracts/operation.ts';
import type { ReservationFilter } from '../../api-client/query-keys.ts';

export type ReservationScope = NonNullable<ReservationFilter['scope']>;
export type ReservationPeriod = 'upcoming' | 'past';

const dayMilliseconds = 86_400_000;
const pastDays = 30;

/** Whose reservations somebody with these roles can ask for. */
export function scopesFor(roles: readonly Role[]): ReservationScope[] {
  const manages = managerRoles.some((role) => roles.includes(role));
  const approves = roles.includes('approver') || manages;
  return ['mine', ...(approves ? (['to-approve'] as const) : []), ...(manages ? (['all'] as const) : [])];
}

/**
 * What to ask the API for. Bounds lie on the reader's midnight, so that the question stays the same all day.
 * @param now milliseconds since 1970
 */
export function reservationFilter(scope: ReservationScope, period: ReservationPeriod, now: number): ReservationFilter {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  // What waits for a decision is shown whenever it is.
  if (scope === 'to-approve') return { scope };
  if (period === 'upcoming') return { scope, from: new Date(midnight).toISOString() };
  const from = new Date(midnight - pastDays * dayMilliseconds).toISOString();
  return { scope, from, to: new Date(midnight).toISOString() };
}
