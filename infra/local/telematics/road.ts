import { readFileSync } from 'node:fs';

export interface RoadPoint {
  latitude: number;
  longitude: number;
  /** Along the road from its beginning. */
  meters: number;
}

/** Farther in a second nobody drives: the receiver jumped. */
const longestStepMeters = 60;
const metersPerDegree = 111_195;

/** The road of the recorded drive, without the jump of its receiver. */
export function readRoad(): RoadPoint[] {
  const file = new URL('./roads/munich-drive.json', import.meta.url);
  const { points } = JSON.parse(readFileSync(file, 'utf8')) as { points: [time: string, place: string][] };
  const road: RoadPoint[] = [];
  for (const [, place] of points) {
    const [longitude = 0, latitude = 0] = (/POINT\((\S+) (\S+)\)/.exec(place) ?? []).slice(1).map(Number);
    const last = road.at(-1);
    const step = last ? distance(last, { latitude, longitude }) : 0;
    road.push({ latitude, longitude, meters: (last?.meters ?? 0) + Math.min(step, longestStepMeters) });
  }
  return road;
}

function distance(from: Omit<RoadPoint, 'meters'>, to: Omit<RoadPoint, 'meters'>): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return Math.hypot(to.latitude - from.latitude, east) * metersPerDegree;
}
