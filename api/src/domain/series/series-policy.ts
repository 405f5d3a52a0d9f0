/** Who may see and change a series. Its occurrences share driver and creator, so what holds for one holds for all. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { SeriesWithOccurrences } from '@fleet/contracts/series.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { maySee } from '../reservation/reservation-policy.ts';
import { factsOf, type ReservationRow } from '../reservation/reservation-rows.ts';

type Viewer = Pick<UserActor, 'userId' | 'roles' | 'decidesFor'>;

/** What the policy needs to know of a series, as its row has it. */
interface SeriesFacts {
  created_by: { userId: string };
  /** Null for a driver who does not use Fleet. */
  driver: { userId: string | null };
}

function mayChange(viewer: Viewer, { driver, created_by }: SeriesFacts): boolean {
  return driver.userId === viewer.userId || created_by.userId === viewer.userId || managesFleet(viewer);
}

/**
 * Whoever sees one of its occurrences, because they decide about it, sees the series too.
 * @throws {DomainError} NOT_FOUND also for one that the viewer may not see
 */
export function requireVisible<Row extends SeriesFacts>(
  viewer: Viewer,
  row: Row | undefined,
  occurrences: readonly ReservationRow[],
): Row {
  if (row && (mayChange(viewer, row) || occurrences.some((one) => maySee(viewer, factsOf(one))))) return row;
  throw new DomainError('NOT_FOUND', 'There is no such series among those you can see. Look at your list.');
}

/** @throws {DomainError} FORBIDDEN for whoever may see it and no more */
export function requireMayChange(viewer: Viewer, row: SeriesFacts): void {
  if (mayChange(viewer, row)) return;
  throw new DomainError('FORBIDDEN', 'Only its driver, whoever made it, or a fleet manager can change a series.');
}

/** What has begun, was taken, or is decided against is history: no change of a series reaches it. */
export function isAhead(status: Reservation['status'], startDate: Date, now: Date): boolean {
  return (status === 'pending' || status === 'approved') && startDate > now;
}

/** What is or was driven, or is to be: while a series has any, it is more than its rule. */
export function stands(status: Reservation['status']): boolean {
  return status !== 'cancelled' && status !== 'rejected';
}

/** A button for each. */
export function allowedSeriesActions(
  viewer: Viewer,
  row: SeriesFacts,
  occurrences: readonly Reservation[],
  now: Date,
): SeriesWithOccurrences['allowedActions'] {
  const canDecide = (action: 'approve' | 'reject') =>
    occurrences.some(({ allowedActions }) => allowedActions.includes(action));
  const canChange =
    mayChange(viewer, row) && occurrences.some((one) => isAhead(one.status, new Date(one.startDate), now));
  return [...(['approve', 'reject'] as const).filter(canDecide), ...(canChange ? (['update', 'cancel'] as const) : [])];
}
