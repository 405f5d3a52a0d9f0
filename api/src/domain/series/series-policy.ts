/** Who may see and change a series. Its occurrences share driver and creator, so what holds for one holds for all. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Series } from '@fleet/contracts/series.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

type Viewer = Pick<UserActor, 'userId' | 'roles'>;

/** What the policy needs to know of a series, as its row has it. */
interface SeriesFacts {
  created_by: { userId: string };
  /** Null for a driver who does not use Fleet. */
  driver: { userId: string | null };
  /** Whether the viewer is or was asked about one of its occurrences. */
  is_asked: boolean;
  /** How many occurrences can still be changed. */
  ahead_count: number;
}

function mayChange(viewer: Viewer, { driver, created_by }: SeriesFacts): boolean {
  return driver.userId === viewer.userId || created_by.userId === viewer.userId || managesFleet(viewer);
}

/** Also whoever is or was asked about one of its occurrences. */
function maySee(viewer: Viewer, row: SeriesFacts): boolean {
  return mayChange(viewer, row) || row.is_asked;
}

/** @throws {DomainError} NOT_FOUND also for one that the viewer may not see */
export function requireVisible<Row extends SeriesFacts>(viewer: Viewer, row: Row | undefined): Row {
  if (row && maySee(viewer, row)) return row;
  throw new DomainError('NOT_FOUND', 'There is no such series among those you can see. Look at your list.');
}

/** @throws {DomainError} FORBIDDEN for whoever may see it and no more */
export function requireMayChange(viewer: Viewer, row: SeriesFacts): void {
  if (mayChange(viewer, row)) return;
  throw new DomainError('FORBIDDEN', 'Only its driver, whoever made it, or a fleet manager can change a series.');
}

/** A button for each. */
export function allowedSeriesActions(viewer: Viewer, row: SeriesFacts): Series['allowedActions'] {
  return mayChange(viewer, row) && row.ahead_count > 0 ? ['update', 'cancel'] : [];
}
