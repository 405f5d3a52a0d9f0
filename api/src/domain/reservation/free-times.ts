import type { Period } from './reservation-request.ts';

const stepMilliseconds = 15 * 60_000;

export interface BusyPeriod {
  startDate: Date;
  /** With the turnaround of that reservation. */
  bufferedEndDate: Date;
}

interface Candidates {
  /** Starts worth a try besides those that touch what is taken. */
  starts: readonly Date[];
  /** Whether the rules allow a period. */
  accepts: (period: Period) => boolean;
}

/**
 * The nearest times at which a vehicle is free for as long as wanted: the last one before and the first one after. Starts
 * lie on a quarter of an hour, except those that were given.
 * @param busy what claims the vehicle within the window, in order
 * @param bufferMinutes the turnaround the new reservation would get
 * @param window where to look; times that begin before or after it are left out
 */
export function findFreeTimes(
  wanted: Period,
  busy: readonly BusyPeriod[],
  bufferMinutes: number,
  window: Period,
  { starts, accepts }: Candidates = { starts: [], accepts: () => true },
): Period[] {
  const length = wanted.endDate.getTime() - wanted.startDate.getTime();
  const claim = length + bufferMinutes * 60_000;
  const down = (time: number) => Math.floor(time / stepMilliseconds) * stepMilliseconds;
  const up = (time: number) => Math.ceil(time / stepMilliseconds) * stepMilliseconds;
  const periodAt = (start: number) => ({ startDate: new Date(start), endDate: new Date(start + length) });
  const fits = (start: number) =>
    start >= window.startDate.getTime() &&
    start <= window.endDate.getTime() &&
    busy.every((one) => start + claim <= one.startDate.getTime() || start >= one.bufferedEndDate.getTime()) &&
    accepts(periodAt(start));
  const beforeEach = busy.map((one) => down(one.startDate.getTime() - claim));
  const afterEach = busy.map((one) => up(one.bufferedEndDate.getTime()));
  const given = starts.map((start) => up(start.getTime()));
  const start = wanted.startDate.getTime();
  const candidates = [...new Set([...beforeEach, ...afterEach, ...given])].sort((one, other) => one - other);
  const earlier = candidates.findLast((time) => time < start && fits(time));
  const following = candidates.find((time) => time > start && fits(time));
  return [earlier, following].filter((time) => time !== undefined).map(periodAt);
}
