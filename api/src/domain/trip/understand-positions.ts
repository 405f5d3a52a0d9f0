/**
 * Follows the positions that nobody has looked at yet: trips, geofences, and jumps that late points have made or unmade. What is
 * written depends on the stored positions alone: a late one takes a vehicle back to the last trip that had ended before it, and
 * everything since is understood anew.
 */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { TenantContext } from '../command-context.ts';
import type { FollowedGeofence } from '../geofence/follow-geofences.ts';
import { followTrack } from './follow-track.ts';
import type { PendingVehicle } from './pending-vehicle.ts';
import { rewindTracks } from './rewind-tracks.ts';
import { type TrackPoint, type TrackState, unknownTrack } from './track-state.ts';
import { writeTracks } from './write-tracks.ts';

/** Whoever takes in positions of one of them waits meanwhile. */
const vehiclesAtOnce = 64;
const pointsAtOnce = 1_000;

/** @returns how many vehicles were followed; worth asking again until there is none */
export function understandPositions({ database, tenantId, now }: TenantContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const [pending, geofences] = await Promise.all([lockPending(transaction), readGeofences(transaction)]);
    if (pending.length === 0) return 0;
    const vehicles = await rewindTracks(transaction, pending);
    const points = await readPoints(transaction, vehicles);
    const understood = vehicles.map((vehicle) => {
      const { own, hasMore } = ownPoints(points.get(vehicle.vehicleId) ?? []);
      const followed = followTrack(vehicle.state, own, geofences);
      const newest = own.at(-1)?.time;
      const understoodUntil =
        newest === undefined ? (vehicle.understoodUntil ?? vehicle.pendingFrom) : new Date(newest);
      const pendingFrom = hasMore ? new Date(understoodUntil.getTime() + 1) : null;
      return { ...followed, vehicle, understoodUntil, pendingFrom };
    });
    await writeTracks(transaction, understood, now());
    return understood.length;
  });
}

async function lockPending(transaction: TenantTransaction): Promise<PendingVehicle[]> {
  const rows = await transaction.query<{
    vehicleId: string;
    poolId: string;
    pendingFrom: Date;
    state: TrackState | null;
    understoodUntil: Date | null;
  }>({
    name: 'track.lock-pending',
    text: `with pending as (
             select tenant_id, vehicle_id, pending_from from vehicle_positions where pending_from is not null
             order by vehicle_id limit ${vehiclesAtOnce} for no key update skip locked
           )
           select p.vehicle_id as "vehicleId", v.pool_id as "poolId", p.pending_from as "pendingFrom", t.state,
             t.understood_until as "understoodUntil"
           from pending p
           join vehicles v on v.tenant_id = p.tenant_id and v.id = p.vehicle_id
           left join vehicle_tracks t on t.tenant_id = p.tenant_id and t.vehicle_id = p.vehicle_id
           order by p.vehicle_id`,
  });
  return rows.map(({ state, understoodUntil, ...row }) => ({
    ...row,
    state: state ?? unknownTrack,
    understoodUntil: understoodUntil ?? undefined,
    isRewound: false,
  }));
}

async function readGeofences(transaction: TenantTransaction): Promise<FollowedGeofence[]> {
  return transaction.query<FollowedGeofence>({
    name: 'geofence.to-follow',
    text: 'select id, name, shape, pool_id as "poolId", alert_on as "alertOn" from geofences order by id',
  });
}

interface PointRow extends Omit<TrackPoint, 'time'> {
  vehicleId: string;
  deviceTime: Date;
}

async function readPoints(
  transaction: TenantTransaction,
  vehicles: readonly PendingVehicle[],
): Promise<Map<string, TrackPoint[]>> {
  // Days before the oldest of these are not even opened.
  const times = vehicles.map(({ understoodUntil }) => understoodUntil);
  const oldest = times.includes(undefined) ? null : new Date(Math.min(...times.map((time) => time?.getTime() ?? 0)));
  const rows = await transaction.query<PointRow>({
    name: 'track.points',
    text: `select asked.vehicle_id as "vehicleId", p.*
           from unnest($1::uuid[], $2::timestamptz[]) as asked (vehicle_id, after)
           cross join lateral (
             select device_time as "deviceTime", device_id as "deviceId", latitude, longitude, speed_kph as "speedKph",
               ignition_on as "ignitionOn", odometer_meters as "odometerMeters", implausible
             from positions
             where vehicle_id = asked.vehicle_id and device_time > asked.after and device_time > $3
             order by device_time, device_id limit ${pointsAtOnce}
           ) p`,
    values: [
      vehicles.map(({ vehicleId }) => vehicleId),
      times.map((time) => time ?? '-infinity'),
      oldest ?? '-infinity',
    ],
  });
  const points = new Map<string, TrackPoint[]>();
  for (const { vehicleId, deviceTime, ...row } of rows) {
    const own = points.get(vehicleId) ?? [];
    own.push({ ...row, time: deviceTime.getTime() });
    points.set(vehicleId, own);
  }
  return points;
}

/** What was cut off may share its time with the last that was not: all of one moment are taken together. */
function ownPoints(points: readonly TrackPoint[]): { own: readonly TrackPoint[]; hasMore: boolean } {
  if (points.length < pointsAtOnce) return { own: points, hasMore: false };
  const lastTime = points.at(-1)?.time;
  return { own: points.filter(({ time }) => time !== lastTime), hasMore: true };
}
