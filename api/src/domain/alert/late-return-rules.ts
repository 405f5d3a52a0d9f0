/** Whether a vehicle can be back in time, by where it is. Pure. */
import type { GeofenceShape } from '@fleet/contracts/geofence.ts';
import { distanceMeters } from '../position/distance.ts';

export interface ReturnFacts {
  endDate: Date;
  latitude: number;
  longitude: number;
  deviceTime: Date;
  site: GeofenceShape;
}

/** Roads are longer than the straight line by about a third. */
const detour = 1.35;
/** In towns slower, on motorways faster: the farther, the more of it is motorway. */
const nearKph = 30;
const farKph = 80;
const farMeters = 60_000;
const hourMilliseconds = 3_600_000;
/** Nobody is warned for less. */
const graceMilliseconds = 5 * 60_000;
/** Nobody is warned before it is near. */
const aheadMilliseconds = 2 * hourMilliseconds;
/** An older position says nothing about where the vehicle is. */
const freshMilliseconds = 15 * 60_000;

/** @returns when it can be back, where that is too late; undefined where it is in time, or nobody can know */
export function judgeReturn({ endDate, site, deviceTime, ...place }: ReturnFacts, now: Date): Date | undefined {
  if (now.getTime() - deviceTime.getTime() > freshMilliseconds) return undefined;
  if (endDate.getTime() - now.getTime() > aheadMilliseconds) return undefined;
  const meters = distanceMeters(place, centerOf(site)) * detour;
  const kph = nearKph + (farKph - nearKph) * Math.min(1, meters / farMeters);
  const expected = new Date(now.getTime() + (meters / 1_000 / kph) * hourMilliseconds);
  return expected.getTime() > endDate.getTime() + graceMilliseconds ? expected : undefined;
}

function centerOf(shape: GeofenceShape) {
  if (shape.kind === 'circle') return shape;
  const { corners } = shape;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    latitude: mean(corners.map(({ latitude }) => latitude)),
    longitude: mean(corners.map(({ longitude }) => longitude)),
  };
}
