/**
 * When a vehicle begins a trip and when it has ended. Pure: one position after the other, in order of time, so that the trips depend
 * on the positions alone and never on the order in which they came.
 */
import { distanceMeters } from '../position/distance.ts';
import type { TrackPlace, TrackPoint, TrackState } from './track-state.ts';

const minuteMilliseconds = 60_000;
/** Without a word for so long, whatever went on has ended. */
export const silenceMilliseconds = 15 * minuteMilliseconds;
/** A traffic light is shorter. */
const standingMilliseconds = 5 * minuteMilliseconds;
const ignitionOffMilliseconds = minuteMilliseconds;
/** Farther than a receiver errs. */
const awayMeters = 150;
/** With a speed less is enough. */
const startedMeters = 30;
const drivingKph = 5;
/** Shorter ones are manoeuvres on a site. */
const shortestTripMeters = 200;
/** An odometer that differs more from the track is another's, or was exchanged. */
const odometerAgrees = { least: 0.8, most: 1.6, slackMeters: 500 };

export interface TripDraft {
  startedAt: number;
  /** Null while it goes on. */
  endedAt: number | null;
  start: TrackPlace;
  end: TrackPlace;
  distanceMeters: number;
  distanceSource: 'odometer' | 'track';
  startOdometerMeters: number | null;
  endOdometerMeters: number | null;
  maximumSpeedKph: number;
}

/**
 * Takes in one plausible position.
 * @param state changed in place
 * @returns the trip that has ended with it
 */
export function followTrip(state: TrackState, point: TrackPoint): TripDraft | undefined {
  const { last } = state;
  const wasSilent = last !== null && point.time - last.time > silenceMilliseconds;
  let ended = state.trip && wasSilent ? endTrip(state) : undefined;
  const place = placeOf(point);
  if (!state.trip) {
    state.anchor ??= place;
    if (hasLeft(state.anchor, point)) startTrip(state, point, wasSilent);
  } else if (last) {
    goOn(state.trip, last, point);
    if (stands(state.trip.moved.time, point)) ended = endTrip(state);
  }
  state.last = place;
  state.odometerMeters = point.odometerMeters ?? state.odometerMeters;
  return ended;
}

/** As it is so far; undefined while it is too short to be one. */
export function tripSoFar({ trip }: TrackState): TripDraft | undefined {
  return trip && trip.movedTrackMeters >= shortestTripMeters ? toDraft(trip, null) : undefined;
}

function hasLeft(anchor: TrackPlace, point: TrackPoint): boolean {
  const away = distanceMeters(anchor, point);
  if (away > awayMeters) return true;
  return away > startedMeters && (point.speedKph ?? 0) >= drivingKph && point.ignitionOn !== false;
}

function startTrip(state: TrackState, point: TrackPoint, wasSilent: boolean): void {
  const { anchor, last, odometerMeters } = state;
  if (!anchor) return;
  // After a silence nobody knows when it began to move.
  const time = last && !wasSilent ? last.time : point.time;
  const trackMeters = distanceMeters(anchor, point);
  state.trip = {
    start: { ...anchor, time },
    startOdometerMeters: odometerMeters ?? point.odometerMeters,
    trackMeters,
    maximumSpeedKph: point.speedKph ?? 0,
    moved: placeOf(point),
    movedTrackMeters: trackMeters,
    movedOdometerMeters: point.odometerMeters ?? odometerMeters,
  };
}

function goOn(trip: NonNullable<TrackState['trip']>, last: TrackPlace, point: TrackPoint): void {
  trip.trackMeters += distanceMeters(last, point);
  trip.maximumSpeedKph = Math.max(trip.maximumSpeedKph, point.speedKph ?? 0);
  const fromMoved = distanceMeters(trip.moved, point);
  if ((point.speedKph ?? 0) < drivingKph && fromMoved <= startedMeters) return;
  trip.moved = placeOf(point);
  trip.movedTrackMeters = trip.trackMeters;
  trip.movedOdometerMeters = point.odometerMeters ?? trip.movedOdometerMeters;
}

function stands(movedTime: number, { time, ignitionOn }: TrackPoint): boolean {
  return time - movedTime >= (ignitionOn === false ? ignitionOffMilliseconds : standingMilliseconds);
}

function endTrip(state: TrackState): TripDraft | undefined {
  const { trip } = state;
  if (!trip) return undefined;
  state.trip = null;
  state.anchor = trip.moved;
  return trip.movedTrackMeters >= shortestTripMeters ? toDraft(trip, trip.moved.time) : undefined;
}

function toDraft(trip: NonNullable<TrackState['trip']>, endedAt: number | null): TripDraft {
  const { start, startOdometerMeters, movedOdometerMeters, movedTrackMeters, maximumSpeedKph } = trip;
  const driven =
    startOdometerMeters === null || movedOdometerMeters === null ? null : movedOdometerMeters - startOdometerMeters;
  const { least, most, slackMeters } = odometerAgrees;
  const agrees =
    driven !== null &&
    driven >= movedTrackMeters * least - slackMeters &&
    driven <= movedTrackMeters * most + slackMeters &&
    driven > 0;
  return {
    startedAt: start.time,
    endedAt,
    start,
    end: trip.moved,
    distanceMeters: Math.round(agrees ? driven : movedTrackMeters),
    distanceSource: agrees ? 'odometer' : 'track',
    startOdometerMeters,
    endOdometerMeters: movedOdometerMeters,
    maximumSpeedKph,
  };
}

function placeOf({ time, latitude, longitude }: TrackPlace): TrackPlace {
  return { time, latitude, longitude };
}
