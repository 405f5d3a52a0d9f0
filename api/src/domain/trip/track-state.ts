/** What must be known of a vehicle's past to understand its next position. Stored as JSON; times are milliseconds. */
export interface TrackState {
  /** The last plausible position. */
  last: TrackPlace | null;
  /** Where the vehicle stands or last stood. */
  anchor: TrackPlace | null;
  odometerMeters: number | null;
  /** Null while it stands. */
  trip: OpenTrip | null;
  /** Since when it is in which geofence. */
  inside: Record<string, number>;
  /** Since when it seems to have crossed a border; the second position in a row makes it certain. */
  crossing: Record<string, number>;
}

export interface TrackPlace {
  time: number;
  latitude: number;
  longitude: number;
}

interface OpenTrip {
  start: TrackPlace;
  startOdometerMeters: number | null;
  /** Along the track so far. */
  trackMeters: number;
  maximumSpeedKph: number;
  /** When and where it last moved: there the trip ends, should it move no more. */
  moved: TrackPlace;
  movedTrackMeters: number;
  movedOdometerMeters: number | null;
}

export const unknownTrack: TrackState = {
  last: null,
  anchor: null,
  odometerMeters: null,
  trip: null,
  inside: {},
  crossing: {},
};

export interface TrackPoint extends TrackPlace {
  deviceId: string;
  speedKph: number | null;
  ignitionOn: boolean | null;
  odometerMeters: number | null;
  /** As it is stored. */
  implausible: boolean;
}
