import type { GeofenceShape } from '@fleet/contracts/geofence.ts';
import type { TrackPoint, TrackState } from '../trip/track-state.ts';
import { isInside } from './is-inside.ts';

export interface FollowedGeofence {
  id: string;
  name: string;
  shape: GeofenceShape;
  poolId: string | null;
  alertOn: 'none' | 'enter' | 'exit' | 'both';
}

export interface GeofenceCrossing {
  geofence: FollowedGeofence;
  enteredAt: number;
  /** Null when the vehicle has entered. */
  exitedAt: number | null;
}

/**
 * Takes in one plausible position. A border counts as crossed with the second position in a row beyond it, at the time of the first:
 * receivers err, and vehicles park at fences.
 * @param state changed in place
 */
export function followGeofences(
  state: TrackState,
  point: TrackPoint,
  geofences: readonly FollowedGeofence[],
): GeofenceCrossing[] {
  const crossings: GeofenceCrossing[] = [];
  const { inside, crossing } = state;
  for (const geofence of geofences) {
    const { id } = geofence;
    const enteredAt = inside[id];
    if (isInside(geofence.shape, point) === (enteredAt !== undefined)) {
      delete crossing[id];
      continue;
    }
    const since = crossing[id];
    if (since === undefined) {
      crossing[id] = point.time;
      continue;
    }
    delete crossing[id];
    if (enteredAt === undefined) inside[id] = since;
    else delete inside[id];
    crossings.push({ geofence, enteredAt: enteredAt ?? since, exitedAt: enteredAt === undefined ? null : since });
  }
  return crossings;
}
