import type { FollowedTrack } from './follow-track.ts';
import type { TrackState } from './track-state.ts';

/** A vehicle with positions that nobody has looked at yet. */
export interface PendingVehicle {
  vehicleId: string;
  poolId: string;
  pendingFrom: Date;
  state: TrackState;
  /** Up to which the state knows everything; undefined is nothing. */
  understoodUntil: Date | undefined;
  /** Went back because of a late point, so that its newest position may be another. */
  isRewound: boolean;
}

export interface UnderstoodVehicle extends FollowedTrack {
  vehicle: PendingVehicle;
  understoodUntil: Date;
  /** Where the next positions begin, when there are more. */
  pendingFrom: Date | null;
}
