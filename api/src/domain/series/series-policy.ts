/** Who may see and change a series. Its occurrences share driver and creator, so what holds for one holds for all. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Series } from '@fleet/contracts/series.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import type { SeriesRow } from './series-rows.ts';

type Viewer = Pick<UserActor, 'userId' | 'roles'>;
type Owned = Pick<SeriesRow, 'driver' | 'created_by'>;

function mayChange(viewer: Viewer, { driver, created_by }: Owned): boolean {
  return driver.userId === viewer.userId || created_by.userId === viewer.userId || managesFleet(viewer);
}

/** Also whoever is or was asked about one of its occurrences. */
function maySee(viewer: Viewer, row: Owned & Pick<SeriesRow, 'is_asked'>): boolean {
  return mayChange(viewer, row) || row.is_asked;
}

/** @throws {DomainError} NOT_FOUND also for one that the viewer may not see */
export function requireVisible(viewer: Viewer, row: SeriesRow | undefined): SeriesRow {
  if (row && maySee(viewer, row)) return row;
  throw new DomainError('NOT_FOUND', 'There is no such series among those you can see. Look at your list.');
}

/** @throws {DomainError} FORBIDDEN for whoever may see it and no more */
export function requireMayChange(viewer: Viewer, row: SeriesRow): void {
  if (mayChange(viewer, row)) return;
  throw new DomainError('FORBIDDEN', 'Only its driver, whoever made it, or a fleet manager can change a series.');
}

/** A button for each. */
export function allowedSeriesActions(viewer: Viewer, row: SeriesRow): Series['allowedActions'] {
  return mayChange(viewer, row) && row.ahead_count > 0 ? ['update', 'cancel'] : [];
}
