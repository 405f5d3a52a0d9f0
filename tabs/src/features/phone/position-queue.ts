/** Places that the phone has told and the server has not taken yet. */
import type { OperationInput } from '@fleet/contracts/operations.ts';

export type ToldPosition = OperationInput<'reportVehiclePosition'>['positions'][number];

/** As many as the server takes at once. */
const mostAtOnce = 500;
/** Some three hours on the road. */
const mostWaiting = 2_000;
/** A place is told when so much time has passed, or the phone has moved so far. */
const shortestMilliseconds = 5_000;
const shortestMeters = 20;
const metersPerDegree = 111_195;

export interface QueueState {
  sent: number;
  /** When the newest of those was. */
  lastSentAt: string | undefined;
  waiting: number;
  /** The oldest, for want of room. */
  dropped: number;
  /** Refused for their time. */
  outOfTime: number;
}

export interface PositionQueue {
  /** Leaves out what says nothing new. */
  add(position: ToldPosition): void;
  /**
   * Sends what waits, oldest first. Sent again after a lost answer, nothing counts twice.
   * @throws whatever sending throws; what was not taken waits on
   */
  flush(): Promise<void>;
  state(): QueueState;
}

export function createPositionQueue(
  send: (positions: ToldPosition[]) => Promise<{ outOfTime: number }>,
): PositionQueue {
  const waiting: ToldPosition[] = [];
  let last: ToldPosition | undefined;
  let [sent, dropped, outOfTime] = [0, 0, 0];
  let lastSentAt: string | undefined;
  let flushing: Promise<void> | undefined;

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      const answer = await send(batch);
      // Those at the front may have been dropped meanwhile.
      const taken = new Set(batch);
      waiting.splice(0, waiting.length, ...waiting.filter((one) => !taken.has(one)));
      sent += batch.length - answer.outOfTime;
      outOfTime += answer.outOfTime;
      lastSentAt = batch.at(-1)?.deviceTime;
    }
  }

  return {
    add(position) {
      if (last && !saysMore(position, last)) return;
      last = position;
      waiting.push(position);
      if (waiting.length <= mostWaiting) return;
      waiting.shift();
      dropped += 1;
    },
    flush() {
      flushing ??= sendAll().finally(() => {
        flushing = undefined;
      });
      return flushing;
    },
    state: () => ({ sent, lastSentAt, waiting: waiting.length, dropped, outOfTime }),
  };
}

function saysMore(position: ToldPosition, last: ToldPosition): boolean {
  const milliseconds = Date.parse(position.deviceTime) - Date.parse(last.deviceTime);
  if (milliseconds <= 0) return false;
  const shrink = Math.cos((last.latitude * Math.PI) / 180);
  const east = (position.longitude - last.longitude) * shrink;
  const meters = Math.hypot(position.latitude - last.latitude, east) * metersPerDegree;
  return milliseconds >= shortestMilliseconds || meters >= shortestMeters;
}

const kilometersPerHour = 3.6;
const mostKph = 500;

/** As the API takes it, in its units. @param position as the phone tells it, in meters a second */
export function toldPosition({ coords, timestamp }: GeolocationPosition): ToldPosition {
  const { latitude, longitude, accuracy, speed, heading } = coords;
  const speedKph = speed === null ? undefined : speed * kilometersPerHour;
  return {
    deviceTime: new Date(timestamp).toISOString(),
    latitude,
    longitude,
    accuracyMeters: Math.min(accuracy, 100_000),
    ...(speedKph !== undefined && speedKph >= 0 && speedKph <= mostKph && { speedKph }),
    // Who stands still heads nowhere, which phones tell as NaN.
    ...(heading !== null && heading >= 0 && heading <= 360 && { headingDegrees: heading }),
  };
}
