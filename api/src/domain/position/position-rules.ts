/** What of a device's word is believed. */
import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { distanceMeters } from './distance.ts';

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;
/** Clocks of devices run a little ahead; one that is further ahead is wrong. */
const mostAheadMilliseconds = 10 * 60_000;
/** No vehicle of a pool drives so fast. */
const fastestKph = 300;
/** How far a receiver may err although the vehicle stands still. */
const slackMeters = 50;
const maximumOdometerMeters = 10_000_000_000;
const maximumFaultCodes = 50;
const faultCodePattern = /^[PCBU][0-3][0-9A-F]{3}$/;

/** Whether its time can be, given the time it is kept for. */
export function isInTime({ deviceTime }: Pick<DevicePoint, 'deviceTime'>, now: Date, retentionDays: number): boolean {
  const age = now.getTime() - deviceTime.getTime();
  return age >= -mostAheadMilliseconds && age < retentionDays * dayMilliseconds;
}

/** Without what cannot be: a broken sensor or a receiver without a fix says nothing instead of something wrong. */
export function believed(point: DevicePoint): DevicePoint {
  const { place } = point;
  return {
    ...point,
    place: place && isPlace(place) ? { ...place, ...motionOf(place) } : undefined,
    odometerMeters: whole(within(point.odometerMeters, 0, maximumOdometerMeters)),
    fuelPercent: within(point.fuelPercent, 0, 100),
    fuelLiters: within(point.fuelLiters, 0, 5_000),
    chargePercent: within(point.chargePercent, 0, 100),
    batteryVolts: within(point.batteryVolts, 0, 100),
    faultCodes: point.faultCodes?.filter((code) => faultCodePattern.test(code)).slice(0, maximumFaultCodes),
  };
}

/** Where the equator meets the prime meridian there is water, and the place of a receiver that knows none. */
function isPlace({ latitude, longitude }: { latitude: number; longitude: number }): boolean {
  const isNowhere = latitude === 0 && longitude === 0;
  return !isNowhere && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function motionOf({ speedKph, headingDegrees, accuracyMeters }: NonNullable<DevicePoint['place']>) {
  return {
    speedKph: within(speedKph, 0, 500),
    headingDegrees: within(headingDegrees, 0, 360),
    accuracyMeters: within(accuracyMeters, 0, 1_000_000),
  };
}

function within(value: number | undefined, minimum: number, maximum: number): number | undefined {
  return value !== undefined && value >= minimum && value <= maximum ? value : undefined;
}

function whole(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value);
}

export interface TimedPlace {
  deviceTime: Date;
  latitude: number;
  longitude: number;
}

/**
 * Whether nobody can have driven from where the vehicle last plausibly was. What follows a jump becomes plausible again
 * once there was time enough to drive there.
 */
export function isImplausible(last: TimedPlace | undefined, point: TimedPlace): boolean {
  if (!last) return false;
  const hours = (point.deviceTime.getTime() - last.deviceTime.getTime()) / hourMilliseconds;
  return distanceMeters(last, point) - slackMeters > fastestKph * 1_000 * hours;
}
