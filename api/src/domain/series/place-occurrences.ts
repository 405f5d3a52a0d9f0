import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import type { Period } from '../reservation/reservation-request.ts';
import { applyChanges } from './apply-changes.ts';
import { cancelOccurrences } from './cancel-occurrences.ts';
import { claimOccurrences, type OccurrenceRequest } from './claim-occurrences.ts';
import { readDriverUsage } from './driver-usage.ts';
import type { Misfit } from './not-fitting.ts';
import { refuseOverlap, spanOf } from './occurrences.ts';
import { changesAnything, type PlannedChange } from './plan-changes.ts';
import type { PlannedOccurrences } from './plan-occurrences.ts';
import type { SeriesRow } from './series-rows.ts';
import { askedBecauseOf, tellTogether } from './tell-together.ts';

interface Plan extends Omit<PlannedOccurrences, 'kept'> {
  kept: PlannedChange[];
}

interface Placed {
  changed: number;
  added: number;
  /** How many were to be moved or added. */
  wanted: number;
  /** By the day on which they were to be. */
  misfits: Misfit[];
}

const droppedReason = 'The series no longer takes place on this day';

/**
 * Gives back what a series drops, moves and describes anew what it keeps, and reserves what it adds, in this order, so that
 * each may take what the one before has left; with their audit rows and events.
 * @param request what is the same for all of them
 * @param seriesId to which they belong from now on
 * @throws {DomainError} VALIDATION_FAILED when one would run into the next, or RULE_VIOLATED when nobody could approve them
 */
export async function placeOccurrences(
  transaction: TenantTransaction,
  actor: UserActor,
  { kept, dropped, added }: Plan,
  { series, seriesId, request }: { series: SeriesRow; seriesId: string; request: OccurrenceRequest },
  now: Date,
): Promise<Placed> {
  const moved = kept.flatMap(({ period }) => period ?? []);
  const unmoved = kept.filter(({ period, before }) => !period && !before.is_exception).map(presentPeriod);
  refuseOverlap([...moved, ...added, ...(added.length > 0 ? unmoved : [])], request.pool.bufferMinutes);
  const droppedIds = dropped.map(({ id }) => id);
  const cancellation = { seriesId: series.id, cause: 'series', reason: droppedReason } as const;
  await cancelOccurrences(transaction, actor, droppedIds, cancellation, now);
  const touched = [...kept.map(presentPeriod), ...moved, ...added];
  if (touched.length === 0) return { changed: 0, added: 0, wanted: 0, misfits: [] };
  const usage = await readDriverUsage(transaction, request.driver.id, request.pool, spanOf(touched));
  const changes = kept.filter(changesAnything);
  const { changed, misfits } = await applyChanges(transaction, changes, request, actor.userId, usage, now);
  const wishes = added.map((period) => ({
    ...wishOf(series, request),
    ...period,
    // Whoever may change a series may also reserve for its driver.
    mayReserveForDriver: true,
    asker: actor,
  }));
  const { claimed, misfits: notAdded } = await claimOccurrences(
    transaction,
    { ...request, askedBy: actor.userId },
    wishes,
    { seriesId, usage, now },
  );
  const told = changed.map((one) => ({ ...one, detail: { ...one.detail, seriesId } }));
  await recordReservationEvents(transaction, actor, 'reservation.changed', tellTogether(told, askedBecauseOf));
  await recordReservationEvents(transaction, actor, 'reservation.created', tellTogether(claimed, askedBecauseOf));
  return {
    changed: changed.length,
    added: claimed.length,
    wanted: moved.length + added.length,
    misfits: [...misfits, ...notAdded].sort(
      (one, other) => one.occurrenceDate.getTime() - other.occurrenceDate.getTime(),
    ),
  };
}

function presentPeriod({ before }: PlannedChange): Period {
  return { startDate: before.start_date, endDate: before.end_date };
}

/** What the series asked for when it was made. */
function wishOf(series: SeriesRow, { vehicle, driver }: OccurrenceRequest) {
  return {
    vehicleId: vehicle.id,
    driverId: driver.id,
    minimumSeats: series.minimum_seats,
    equipment: series.equipment,
    tripDistanceMeters: series.trip_distance_meters,
  };
}
