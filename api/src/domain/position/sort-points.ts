/** Pure: what becomes of a batch of points, given what is known of their vehicles. */
import type { DevicePlace, DevicePoint } from '@fleet/contracts/device-point.ts';
import { isImplausible, type TimedPlace } from './position-rules.ts';

/** A point whose device sits in a vehicle. */
export type VehiclePoint = DevicePoint & { deviceId: string; vehicleId: string };

export interface PlacedPoint extends VehiclePoint {
  place: DevicePlace;
  implausible: boolean;
}

export interface VehicleProgress {
  vehicleId: string;
  /** The newest plausible position, when it is another than before. */
  newest: PlacedPoint | undefined;
  newestDeviceTime: Date;
  /** Of the oldest point that came in order. */
  inOrderFrom: Date;
}

export interface SortedPoints {
  /** Newer than everything known of their vehicle, in order of time. */
  inOrder: PlacedPoint[];
  /** Not newer: late ones, and those that came before. */
  late: PlacedPoint[];
  progress: VehicleProgress[];
}

interface Known {
  last: TimedPlace | undefined;
  newestDeviceTime: Date | undefined;
}

/** @param points each once, by vehicle and time */
export function sortPoints(points: readonly VehiclePoint[], known: ReadonlyMap<string, Known>): SortedPoints {
  const sorted: SortedPoints = { inOrder: [], late: [], progress: [] };
  let vehicleId: string | undefined;
  let last: TimedPlace | undefined;
  let newestTime = Number.NEGATIVE_INFINITY;
  let progress: VehicleProgress | undefined;
  for (const point of points) {
    const { place, deviceTime } = point;
    if (!place) continue;
    if (point.vehicleId !== vehicleId) {
      ({ vehicleId } = point);
      const before = known.get(vehicleId);
      last = before?.last;
      newestTime = before?.newestDeviceTime?.getTime() ?? Number.NEGATIVE_INFINITY;
      progress = undefined;
    }
    if (deviceTime.getTime() <= newestTime) {
      // What it means for those after it is found out once it is stored.
      sorted.late.push({ ...point, place, implausible: false });
      continue;
    }
    newestTime = deviceTime.getTime();
    const timed = { deviceTime, latitude: place.latitude, longitude: place.longitude };
    const placed = { ...point, place, implausible: isImplausible(last, timed) };
    sorted.inOrder.push(placed);
    if (!progress) {
      progress = {
        vehicleId: point.vehicleId,
        newest: undefined,
        newestDeviceTime: deviceTime,
        inOrderFrom: deviceTime,
      };
      sorted.progress.push(progress);
    }
    progress.newestDeviceTime = deviceTime;
    if (placed.implausible) continue;
    last = timed;
    progress.newest = placed;
  }
  return sorted;
}

/** Each once, by vehicle and time. Of two that say they are the same, the first one stays. */
export function orderPoints(points: readonly VehiclePoint[]): VehiclePoint[] {
  const compare = (one: VehiclePoint, other: VehiclePoint) =>
    compareText(one.vehicleId, other.vehicleId) ||
    one.deviceTime.getTime() - other.deviceTime.getTime() ||
    compareText(one.deviceId, other.deviceId);
  const ordered = points.toSorted(compare);
  return ordered.filter((point, index) => {
    const before = ordered[index - 1];
    return !before || compare(before, point) !== 0;
  });
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
