/** When a device's word is enough, and when the driver is asked. Pure. */
import { earliestCheckOutMinutes } from '@fleet/contracts/handover.ts';

const minuteMilliseconds = 60_000;
/** Who leaves so near to the start has begun their reservation. */
const sureBeforeStartMinutes = 20;
/** Who comes back so near to the end, or after it, is done; before, they may only pass by. */
const sureBeforeEndMinutes = 30;

/** @returns undefined when the vehicle leaves at a time that has nothing to do with the reservation */
export function judgeLeaving(at: Date, { start, end }: { start: Date; end: Date }): 'sure' | 'ask' | undefined {
  const early = start.getTime() - at.getTime();
  if (at >= end || early > earliestCheckOutMinutes * minuteMilliseconds) return undefined;
  return early <= sureBeforeStartMinutes * minuteMilliseconds ? 'sure' : 'ask';
}

export function judgeReturning(at: Date, { end }: { end: Date }): 'sure' | 'ask' {
  return end.getTime() - at.getTime() <= sureBeforeEndMinutes * minuteMilliseconds ? 'sure' : 'ask';
}

/** Farther no vehicle drives within a reservation, so the device counts something else. */
const farthestMeters = 5_000_000;

/**
 * What the odometer shows, as a handover records it.
 * @param recordedMeters as the vehicle was known to have gone before
 * @param toldMeters by a device, if one tells
 * @param drivenMeters by the trips since
 */
export function reconcileOdometer(recordedMeters: number, toldMeters: number | null, drivenMeters: number): number {
  const isLikely = toldMeters !== null && toldMeters >= recordedMeters && toldMeters - recordedMeters < farthestMeters;
  return isLikely ? toldMeters : recordedMeters + drivenMeters;
}
