/** The border of an area as it is typed and drawn: it may be half done, and is no shape before it is whole. */
import type { Geofence, GeofenceShape } from '@fleet/contracts/geofence.ts';

export interface PlaceDraft {
  latitude: number | null;
  longitude: number | null;
}

export interface ShapeDraft {
  kind: GeofenceShape['kind'];
  center: PlaceDraft;
  radiusMeters: number | null;
  corners: readonly PlaceDraft[];
}

export type ShapeProblem = 'place' | 'radius' | 'corners';

type Place = Extract<GeofenceShape, { kind: 'polygon' }>['corners'][number];

/** As the contract has them. */
const radiusLimits = { minimum: 20, maximum: 100_000 } as const;
const fewestCorners = 3;
const mostCorners = 200;
const firstRadiusMeters = 200;
const metersPerDegree = 111_195;

export const emptyShape: ShapeDraft = {
  kind: 'circle',
  center: { latitude: null, longitude: null },
  radiusMeters: firstRadiusMeters,
  corners: [],
};

export function draftOfShape(shape: Geofence['shape']): ShapeDraft {
  if (shape.kind === 'polygon') return { ...emptyShape, kind: 'polygon', corners: shape.corners };
  const { latitude, longitude, radiusMeters } = shape;
  return { ...emptyShape, center: { latitude, longitude }, radiusMeters };
}

/** @returns what the API takes, or what is still wrong */
export function readShape({ kind, center, radiusMeters, corners }: ShapeDraft): GeofenceShape | ShapeProblem {
  if (kind === 'polygon') {
    const places = corners.filter(isPlace);
    const isWhole = places.length === corners.length && places.length >= fewestCorners && places.length <= mostCorners;
    return isWhole ? { kind, corners: places } : 'corners';
  }
  if (!isPlace(center)) return 'place';
  if (radiusMeters === null || radiusMeters < radiusLimits.minimum || radiusMeters > radiusLimits.maximum)
    return 'radius';
  return { kind, ...center, radiusMeters };
}

export function isShape(read: GeofenceShape | ShapeProblem): read is GeofenceShape {
  return typeof read === 'object';
}

/** The other kind, around the same place: a circle becomes a square of its width, a polygon the circle that holds it. */
export function turnInto(kind: ShapeDraft['kind'], draft: ShapeDraft): ShapeDraft {
  const read = readShape(draft);
  if (kind === draft.kind || !isShape(read)) return { ...draft, kind };
  if (read.kind === 'circle') return { ...draft, kind, corners: squareAround(read, read.radiusMeters) };
  const center = middleOf(read.corners);
  const farthest = Math.max(...read.corners.map((corner) => metersBetween(center, corner)));
  const radiusMeters = Math.min(radiusLimits.maximum, Math.max(radiusLimits.minimum, Math.ceil(farthest)));
  return { ...draft, kind, center, radiusMeters };
}

/** Moves it there as it is; a polygon that has no corners yet gets four. */
export function centerOn(draft: ShapeDraft, place: Place): ShapeDraft {
  if (draft.kind === 'circle') return { ...draft, center: rounded(place) };
  const places = draft.corners.filter(isPlace);
  if (places.length < fewestCorners) return { ...draft, corners: squareAround(place, firstRadiusMeters) };
  const middle = middleOf(places);
  const moved = places.map(({ latitude, longitude }) =>
    rounded({
      latitude: latitude + place.latitude - middle.latitude,
      longitude: longitude + place.longitude - middle.longitude,
    }),
  );
  return { ...draft, corners: moved };
}

/** One more corner, in the side that it lengthens least, so that the border does not cross itself. */
export function addCorner(draft: ShapeDraft, place: Place): ShapeDraft {
  const corners = draft.corners.filter(isPlace);
  if (corners.length < fewestCorners) return { ...draft, corners: [...corners, place] };
  const detours = corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    return metersBetween(corner, place) + metersBetween(place, next) - metersBetween(corner, next);
  });
  return { ...draft, corners: corners.toSpliced(detours.indexOf(Math.min(...detours)) + 1, 0, place) };
}

/** Reads "48.137, 11.575", as maps write a place that is copied from them. @returns undefined for anything else */
export function readPlace(text: string): Place | undefined {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  const place = { latitude: Number(match?.[1]), longitude: Number(match?.[2]) };
  return match && isPlace(place) ? place : undefined;
}

/** To about ten centimeters, which is what a person can mean. */
export function rounded({ latitude, longitude }: Place): Place {
  return { latitude: Math.round(latitude * 1e6) / 1e6, longitude: Math.round(longitude * 1e6) / 1e6 };
}

function isPlace(place: PlaceDraft): place is Place {
  const { latitude, longitude } = place;
  return latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function squareAround({ latitude, longitude }: Place, meters: number): Place[] {
  const north = meters / metersPerDegree;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  const corners = [
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ] as const;
  return corners.map(([up, right]) =>
    rounded({ latitude: latitude + up * north, longitude: longitude + right * east }),
  );
}

function middleOf(places: readonly Place[]): Place {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return rounded({
    latitude: mean(places.map(({ latitude }) => latitude)),
    longitude: mean(places.map(({ longitude }) => longitude)),
  });
}

/** Flat, as areas of a city are. */
function metersBetween(one: Place, other: Place): number {
  const shrink = Math.cos((one.latitude * Math.PI) / 180);
  const east = (other.longitude - one.longitude) * shrink;
  return Math.hypot(other.latitude - one.latitude, east) * metersPerDegree;
}
