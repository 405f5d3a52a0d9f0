import type { GeofenceShape } from '@fleet/contracts/geofence.ts';
import { distanceMeters } from '../position/distance.ts';

interface Place {
  latitude: number;
  longitude: number;
}

/** Whether a place lies in the area. Polygons are taken as flat, as areas of a city are. */
export function isInside(shape: GeofenceShape, place: Place): boolean {
  if (shape.kind === 'circle') return distanceMeters(shape, place) <= shape.radiusMeters;
  let inside = false;
  const { corners } = shape;
  for (let index = 0; index < corners.length; index++) {
    const [from, to] = [corners.at(index - 1), corners[index]];
    if (!from || !to) continue;
    // A line northward from the place crosses the border an odd number of times when it began inside.
    if (from.longitude > place.longitude === to.longitude > place.longitude) continue;
    const share = (place.longitude - from.longitude) / (to.longitude - from.longitude);
    if (place.latitude < from.latitude + share * (to.latitude - from.latitude)) inside = !inside;
  }
  return inside;
}
