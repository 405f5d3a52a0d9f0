import type { Period } from './reservation-request.ts';
import { minuteMilliseconds } from './wall-clock.ts';

const stepMilliseconds = 15 * minuteMilliseconds;
/** Nobody is helped by less, unless hardly more was wanted. */
const shortestMilliseconds = 60 * minuteMilliseconds;

export interface BusyPeriod {
  startDate: Date;
  /** With the turnaround of that reservation. */
  bufferedEndDate: Date;
}

interface Candidates {
  /** Starts worth a try besides those that touch what is taken. */
  starts: readonly Date[];
  /** Ends worth a try for a start, none after the latest, the last of them first. */
  ends: (startDate: Date, latest: Date) => readonly Date[];
  /** Whether the rules allow a period. */
  accepts: (period: Period) => boolean;
}

export interface FreeTimeSearch extends Partial<Candidates> {
  wanted: Period;
  /** What claims the vehicle within the window, in order. */
  busy: readonly BusyPeriod[];
  /** The turnaround the new reservation would get. */
  bufferMinutes: number;
  /** Where to look; times that begin before or after it are left out. */
  window: Period;
}

const down = (time: number) => Math.floor(time / stepMilliseconds) * stepMilliseconds;
const up = (time: number) => Math.ceil(time / stepMilliseconds) * stepMilliseconds;
const lengthOf = ({ startDate, endDate }: Period) => endDate.getTime() - startDate.getTime();

/**
 * The nearest times at which a vehicle is free for as long as wanted: the last one before and the first one after. Starts
 * lie on a quarter of an hour.
 */
export function findFreeTimes(search: FreeTimeSearch): Period[] {
  const { wanted, busy, bufferMinutes } = search;
  const length = lengthOf(wanted);
  const beforeEach = busy.map((one) => down(one.startDate.getTime() - length - bufferMinutes * minuteMilliseconds));
  const starts = [...new Set([...beforeEach, ...startsOf(search)])].sort((one, other) => one - other);
  const candidates = starts.filter((time) => isWithin(search.window, time));
  const periodAt = (start: number) => ({ startDate: new Date(start), endDate: new Date(start + length) });
  const fits = (start: number) => isFree(search, periodAt(start));
  const start = wanted.startDate.getTime();
  const earlier = candidates.findLast((time) => time < start && fits(time));
  const following = candidates.find((time) => time > start && fits(time));
  return [earlier, following].filter((time) => time !== undefined).map(periodAt);
}

/** The longest part of the wanted time that is free; where none is, as much of its length as is free nearest to it. */
export function findShorterTime(search: FreeTimeSearch): Period | undefined {
  const { wanted } = search;
  const wantedStart = wanted.startDate.getTime();
  const starts = [...new Set([wantedStart, ...startsOf(search)])];
  const parts = starts
    .filter((start) => start >= wantedStart && start < wanted.endDate.getTime())
    .map((start) => longestFrom(search, start, wanted.endDate.getTime()))
    .filter((part) => part !== undefined)
    .sort((one, other) => lengthOf(other) - lengthOf(one));
  if (parts[0]) return parts[0];
  starts.sort((one, other) => Math.abs(one - wantedStart) - Math.abs(other - wantedStart));
  for (const start of starts) {
    const found = longestFrom(search, start, start + lengthOf(wanted));
    if (found) return found;
  }
  return undefined;
}

/** Within the window. */
function startsOf({ busy, starts = [], window }: FreeTimeSearch): number[] {
  const afterEach = busy.map((one) => up(one.bufferedEndDate.getTime()));
  return [...afterEach, ...starts.map((start) => up(start.getTime()))].filter((start) => isWithin(window, start));
}

function isWithin({ startDate, endDate }: Period, time: number): boolean {
  return time >= startDate.getTime() && time <= endDate.getTime();
}

function longestFrom(search: FreeTimeSearch, start: number, latest: number): Period | undefined {
  const { wanted, busy, bufferMinutes, ends = (_start, end) => [end] } = search;
  const least = Math.min(shortestMilliseconds, lengthOf(wanted) / 2);
  const next =
    busy.find((one) => one.bufferedEndDate.getTime() > start)?.startDate.getTime() ?? Number.POSITIVE_INFINITY;
  const end = Math.min(latest, down(next - bufferMinutes * minuteMilliseconds));
  if (end - start < least) return undefined;
  const startDate = new Date(start);
  return ends(startDate, new Date(end))
    .map((endDate) => ({ startDate, endDate }))
    .find((period) => lengthOf(period) >= least && isFree(search, period));
}

function isFree({ busy, bufferMinutes, accepts }: FreeTimeSearch, period: Period): boolean {
  const start = period.startDate.getTime();
  const bufferedEnd = period.endDate.getTime() + bufferMinutes * minuteMilliseconds;
  return (
    busy.every((one) => bufferedEnd <= one.startDate.getTime() || start >= one.bufferedEndDate.getTime()) &&
    (accepts?.(period) ?? true)
  );
}
