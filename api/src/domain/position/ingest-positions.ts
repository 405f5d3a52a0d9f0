/**
 * Takes in what devices tell, in the order and as often as it comes. A point is known by its vehicle, its device and the time
 * the device gives it, so that it counts once. Points that are newer than all before are judged as they arrive; a late one is
 * stored, and what it changes about those after it is found out by understandPositions.
 */
import { broadcastChannel, type HeardPosition, writePositionBroadcasts } from '@fleet/contracts/socket-events.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { TenantContext } from '../command-context.ts';
import { type KnownVehicle, lockKnownVehicles } from './known-vehicles.ts';
import { ensureDays } from './position-days.ts';
import { believed, isInTime } from './position-rules.ts';
import { orderPoints, type SortedPoints, sortPoints, type VehiclePoint, type VehicleProgress } from './sort-points.ts';
import { insertInOrder, insertLate, type LateStart, writeProgress } from './write-positions.ts';
import { hasReadings, writeReadings } from './write-readings.ts';

export interface IngestedPositions {
  /** Positions that were not known before. */
  stored: number;
  /** Points that were refused for their time: older than what is kept, or from the future. */
  outOfTime: number;
}

/**
 * @param points of devices of this tenant, each in a vehicle
 * @param alongside written in the same transaction: the cursor that says that these points were read
 */
export async function ingestPositions(
  { database, tenantId, now }: TenantContext,
  points: readonly VehiclePoint[],
  {
    retentionDays,
    alongside,
  }: { retentionDays: number; alongside?: (transaction: TenantTransaction) => Promise<unknown> },
): Promise<IngestedPositions> {
  const receivedAt = now();
  const inTime = points.filter((point) => isInTime(point, receivedAt, retentionDays));
  const ordered = orderPoints(inTime.map((point) => ({ ...point, ...believed(point) })));
  await ensureDays({ database, tenantId }, ordered);
  const stored = await database.transaction(tenantId, async (transaction) => {
    const vehicleIds = [...new Set(ordered.map(({ vehicleId }) => vehicleId))];
    const known = await lockKnownVehicles(transaction, vehicleIds, receivedAt);
    const sorted = sortPoints(ordered, known);
    const lateStarts = await insertLate(transaction, sorted.late, receivedAt);
    const messages = writePositionBroadcasts(tenantId, heardOf(sorted, known));
    await Promise.all([
      insertInOrder(transaction, sorted.inOrder, receivedAt),
      writeReadings(transaction, ordered.filter(hasReadings), receivedAt),
      writeProgress(transaction, sorted.progress, lateStarts, receivedAt),
      announce(transaction, messages),
      alongside?.(transaction),
    ]);
    return sorted.inOrder.length + countLate(lateStarts);
  });
  return { stored, outOfTime: points.length - inTime.length };
}

function heardOf({ progress }: SortedPoints, known: ReadonlyMap<string, KnownVehicle>): HeardPosition[] {
  return progress.flatMap(({ vehicleId, newest }: VehicleProgress) => {
    const vehicle = known.get(vehicleId);
    if (!newest || !vehicle) return [];
    const { place, deviceTime, ignitionOn = null } = newest;
    const { latitude, longitude, speedKph = null, headingDegrees = null } = place;
    const position = { vehicleId, latitude, longitude, speedKph, headingDegrees, ignitionOn };
    const { driverUserId, isPrivate } = vehicle;
    return [{ position: { ...position, deviceTime: deviceTime.toISOString() }, driverUserId, isPrivate }];
  });
}

/** Reaches the browsers with the commit, and nobody after a rollback. */
async function announce(transaction: TenantTransaction, messages: readonly string[]): Promise<void> {
  if (messages.length === 0) return;
  await transaction.query({
    name: 'vehicle-position.announce',
    text: 'select pg_notify($1, message) from unnest($2::text[]) as message',
    values: [broadcastChannel, messages],
  });
}

function countLate(starts: readonly LateStart[]): number {
  return starts.reduce((sum, { count }) => sum + count, 0);
}
