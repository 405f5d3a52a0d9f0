/** What the list of reservations shows; all of it stands in the page's address, so that a link shows the same. */
import { managerRoles } from '@fleet/contracts/manager-roles.ts';
import type { Role } from '@fleet/contracts/operation.ts';
import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { ReservationFilter } from '../../api-client/query-keys.ts';
import { reservationStatuses } from '../../contract.build-time.ts';
import { addDays, dayOf, isDay, startOfDay } from '../../ui/calendar-day.ts';
import { type AddressChanges, withParameters } from '../../use-address.ts';
import { poolParameter } from '../pools/pool-parameter.ts';

export type ReservationScope = NonNullable<ReservationFilter['scope']>;
export const reservationPeriods = ['upcoming', 'past', 'days'] as const;
export type ReservationPeriod = (typeof reservationPeriods)[number];

const pastDays = 30;
/** What is offered first to somebody who chooses days. */
const usualDays = 7;

export interface ReservationView {
  scope: ReservationScope;
  period: ReservationPeriod;
  /** The first and the last day, both within the period; of use when days were chosen. */
  firstDay: string;
  lastDay: string;
  poolId: string | undefined;
  /** None is all. */
  statuses: ReservationStatus[];
  vehicleId: string | undefined;
  driverId: string | undefined;
  /** What they must say somewhere. */
  text: string;
}

export type ReservationParameter = 'scope' | 'period' | 'from' | 'to' | 'vehicle' | 'driver' | 'q';

/** Whose reservations somebody with these roles can ask for. */
export function scopesFor(roles: readonly Role[]): ReservationScope[] {
  const manages = managerRoles.some((role) => roles.includes(role));
  const approves = roles.includes('approver') || manages;
  return ['mine', ...(approves ? (['to-approve'] as const) : []), ...(manages ? (['all'] as const) : [])];
}

/** @param today of the reader */
export function readView(search: URLSearchParams, scopes: readonly ReservationScope[], today: string): ReservationView {
  const [first, last] = [search.get('from'), search.get('to')];
  const isChosen = isDay(first) && isDay(last) && first <= last;
  return {
    scope: scopes.find((known) => known === search.get('scope')) ?? 'mine',
    period: isChosen ? 'days' : search.get('period') === 'past' ? 'past' : 'upcoming',
    firstDay: isChosen ? first : today,
    lastDay: isChosen ? last : addDays(today, usualDays - 1),
    poolId: search.get(poolParameter) ?? undefined,
    statuses: reservationStatuses.filter((status) => search.getAll('status').includes(status)),
    vehicleId: search.get('vehicle') ?? undefined,
    driverId: search.get('driver') ?? undefined,
    text: search.get('q')?.trim() ?? '',
  };
}

/** What chooses a period; days begin as those that the view names. */
export function choosePeriod(
  period: ReservationPeriod,
  { firstDay, lastDay }: ReservationView,
): AddressChanges<ReservationParameter> {
  if (period === 'days') return { period: undefined, from: firstDay, to: lastDay };
  return { period: period === 'past' ? period : undefined, from: undefined, to: undefined };
}

/** What chooses one end of the days; the other follows where it would lie on the wrong side. */
export function chooseDay(
  end: 'from' | 'to',
  day: string,
  { firstDay, lastDay }: ReservationView,
): AddressChanges<ReservationParameter> {
  if (!isDay(day)) return {};
  return end === 'from'
    ? { from: day, to: day > lastDay ? day : lastDay }
    : { from: day < firstDay ? day : firstDay, to: day };
}

/** Chooses a status, or takes it back when it is chosen. */
export function toggleStatus(search: URLSearchParams, status: string): URLSearchParams {
  const toggled = new URLSearchParams(search);
  if (search.getAll('status').includes(status)) toggled.delete('status', status);
  else toggled.append('status', status);
  return toggled;
}

export function isFiltered({ statuses, vehicleId, driverId, text }: ReservationView): boolean {
  return statuses.length > 0 || Boolean(vehicleId || driverId || text);
}

/** Leaves whose they are, when, and of which pool. */
export function clearFilters(search: URLSearchParams): URLSearchParams {
  const cleared = withParameters(search, { vehicle: undefined, driver: undefined, q: undefined });
  cleared.delete('status');
  return cleared;
}

/**
 * What to ask the API for. Bounds lie on the reader's midnight, so that the question stays the same all day.
 * @param now milliseconds since 1970
 * @param timeZone of the reader
 */
export function reservationFilter(view: ReservationView, now: number, timeZone: string): ReservationFilter {
  const { scope, statuses, poolId, vehicleId, driverId, text } = view;
  const filter = {
    scope,
    ...(poolId && { poolId }),
    ...(vehicleId && { vehicleId }),
    ...(driverId && { driverId }),
    ...(text && { q: text }),
  };
  // What waits for a decision is shown whenever it is, and has one status.
  if (scope === 'to-approve') return filter;
  const [from, to] = boundsOf(view, dayOf(now, timeZone));
  const at = (day: string) => new Date(startOfDay(day, timeZone)).toISOString();
  return {
    ...filter,
    ...(statuses.length > 0 && { status: statuses }),
    from: at(from),
    ...(to && { to: at(to) }),
  };
}

/** The first day and the one after the last, if there is a last. */
function boundsOf({ period, firstDay, lastDay }: ReservationView, today: string): [string, string?] {
  if (period === 'upcoming') return [today];
  return period === 'past' ? [addDays(today, -pastDays), today] : [firstDay, addDays(lastDay, 1)];
}
