/** What the next positions of a vehicle mean, taken together. Pure. */
import { type FollowedGeofence, followGeofences, type GeofenceCrossing } from '../geofence/follow-geofences.ts';
import { isImplausible } from '../position/position-rules.ts';
import type { TrackPlace, TrackPoint, TrackState } from './track-state.ts';
import { followTrip, type TripDraft, tripSoFar } from './trip-rules.ts';

export interface EndedTrip extends TripDraft {
  /** What was known when it had ended, and at which position. */
  resumeState: TrackState;
  resumeAt: number;
}

export interface FollowedTrack {
  state: TrackState;
  /** Positions that are marked otherwise than they are stored. */
  remarked: { time: number; deviceId: string; implausible: boolean }[];
  ended: EndedTrip[];
  /** The trip that goes on. */
  ongoing: TripDraft | undefined;
  crossings: GeofenceCrossing[];
}

/** @param points in order of time, all later than the state knows of */
export function followTrack(
  before: TrackState,
  points: readonly TrackPoint[],
  geofences: readonly FollowedGeofence[],
): FollowedTrack {
  const state = structuredClone(before);
  const followed: FollowedTrack = { state, remarked: [], ended: [], ongoing: undefined, crossings: [] };
  const known = new Set(geofences.map(({ id }) => id));
  for (const id of Object.keys(state.inside)) if (!known.has(id)) delete state.inside[id];
  for (const point of points) {
    const { time, deviceId } = point;
    const implausible = isImplausible(timed(state.last), { ...point, deviceTime: new Date(time) });
    if (implausible !== point.implausible) followed.remarked.push({ time, deviceId, implausible });
    if (implausible) continue;
    followed.crossings.push(...followGeofences(state, point, geofences));
    const ended = followTrip(state, point);
    if (ended) followed.ended.push({ ...ended, resumeState: structuredClone(state), resumeAt: time });
  }
  followed.ongoing = tripSoFar(state);
  return followed;
}

function timed(place: TrackPlace | null) {
  return place ? { ...place, deviceTime: new Date(place.time) } : undefined;
}
