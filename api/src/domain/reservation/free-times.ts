import type { Period } from './reservation-rules.ts';

const stepMilliseconds = 15 * 60_000;

export interface BusyPeriod {
  startDate: Date;
  /** With the turnaround of that reservation. */
  bufferedEndDate: Date;
}

/**
 * The nearest times at which a vehicle is free for as long as wanted: the last one before and the first one after. Starts
 * that touch no other reservation lie on a quarter of an hour.
 * @param busy the live reservations of the vehicle within the window, in order
 * @param bufferMinutes the turnaround the new reservation would get
 * @param window where to look; times that begin before or after it are left out
 */
export function findFreeTimes(
  wanted: Period,
  busy: readonly BusyPeriod[],
  bufferMinutes: number,
  window: Period,
): Period[] {
  const length = wanted.endDate.getTime() - wanted.startDate.getTime();
  const claim = length + bufferMinutes * 60_000;
  const fits = (start: number) =>
    start >= window.startDate.getTime() &&
    start <= window.endDate.getTime() &&
    busy.every((one) => start + claim <= one.startDate.getTime() || start >= one.bufferedEndDate.getTime());
  const beforeEach = busy.map(
    (one) => Math.floor((one.startDate.getTime() - claim) / stepMilliseconds) * stepMilliseconds,
  );
  const afterEach = busy.map((one) => Math.ceil(one.bufferedEndDate.getTime() / stepMilliseconds) * stepMilliseconds);
  const start = wanted.startDate.getTime();
  const earlier = beforeEach.filter((time) => time < start && fits(time));
  const later = afterEach.filter((time) => time > start && fits(time));
  const nearest = [
    ...(earlier.length > 0 ? [Math.max(...earlier)] : []),
    ...(later.length > 0 ? [Math.min(...later)] : []),
  ];
  return nearest.map((time) => ({ startDate: new Date(time), endDate: new Date(time + length) }));
}
